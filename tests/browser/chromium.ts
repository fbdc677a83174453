/** The system's Chromium for tests of the page; they are left out where there is none. */
import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const found = NAMES.map((name) => spawnSync('sh', ['-c', `command -v ${name}`]).stdout?.toString().trim()).find((path) => path);

/** Why the tests are left out; empty where they run. */
export const NO_CHROMIUM = found ? '' : 'no Chromium is installed';

export function launchChromium(): Promise<Browser> {
  // In containers there is neither a sandbox nor much shared memory.
  return chromium.launch({ executablePath: found!, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
