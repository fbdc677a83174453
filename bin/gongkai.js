#!/usr/bin/env node
// Starts the command line. In a checkout, whose install scripts may have been
// switched off, what is compiled is brought up to date first.
import { existsSync } from 'node:fs';

if (existsSync(new URL('../scripts/build.js', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build.js');
  buildIfStale();
}
const { main } = await import('../dist/src/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
