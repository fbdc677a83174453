// Compiles the sources into dist. The result is moved into place whole,
// so that two commands started at once never run half of it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['src', 'schemas', 'workers', 'bench', 'samples/generate', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.page.json'];
// What runs here, and what runs in the browser.
const PROJECTS = ['tsconfig.build.json', 'tsconfig.page.json'];
const PAGE = 'src/review/page';

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return /\.(ts|json|html|css|svg)$/.test(path) ? stat.mtimeMs : 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function build() {
  const target = join(root, `dist.tmp-${process.pid}`);
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  for (const project of PROJECTS) {
    const run = spawnSync(process.execPath, [compiler, '-p', join(root, project), '--outDir', target], { stdio: ['ignore', 2, 2] });
    if (run.status === 0) continue;
    rmSync(target, { recursive: true, force: true });
    process.stderr.write('gongkai: the sources do not compile\n');
    process.exit(70);
  }
  cpSync(join(root, PAGE), join(target, PAGE), { recursive: true, filter: (path) => !path.endsWith('.ts') });
  replaceWith(target);
}

function replaceWith(target) {
  const built = join(root, 'dist');
  const old = `${target}-old`;
  try {
    if (existsSync(built)) renameSync(built, old);
    renameSync(target, built);
  } catch (error) {
    // Another process has put its own, equal result there first.
    if (!existsSync(built)) throw error;
  } finally {
    for (const rest of [target, old]) rmSync(rest, { recursive: true, force: true });
  }
}

export function buildIfStale() {
  const built = join(root, 'dist');
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...SOURCES.map((name) => newest(join(root, name))))) return;
  build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
