// The pictures of docs/review.md: the review page as it is, on the samples.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs/review');
const store = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'));
/** Enough for text on a calm ground, and small. */
const COLOURS = 48;

function run(args, until) {
  const child = spawn(process.execPath, [join(root, 'bin/gongkai.js'), ...args], { cwd: root });
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr.on('data', (part) => {
      told += part;
      const found = until?.exec(told);
      if (found) resolve({ child, found: found[0] });
    });
    child.on('close', (code) => (until ? reject(new Error(told)) : resolve(code)));
  });
}

await run(['extract', 'samples', '--out', store]);
const { child, found: url } = await run(['review', store, '--port', '0'], /http:\S+/);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
mkdirSync(out, { recursive: true });

async function open(language, hash = '', width = 1280, height = 800) {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.addInitScript(`localStorage.setItem('language', '${language}'); localStorage.setItem('person', '王芳')`);
  const page = await context.newPage();
  await page.goto(`${url}${hash}`);
  await page.waitForSelector('.documents, .inspector output');
  return page;
}
async function draw(page, name) {
  await page.waitForTimeout(1200);
  writeFileSync(join(out, `${name}.png`), await sharp(await page.screenshot()).png({ palette: true, colours: COLOURS, dither: 0, compressionLevel: 9, effort: 10 }).toBuffer());
}

const list = await open('zh');
const { documents } = await list.evaluate("fetch('/api/documents?limit=500').then((answer) => answer.json())");
const id = (file) => documents.find((row) => row.file.endsWith(file)).id;
const huairen = `#/d/${id('huairen-2024.pdf')}`;
await draw(list, '01-list');
await list.fill('.search', '怀仁');
await list.waitForTimeout(500);
await list.click('.filters button:has-text("有不符")');
await draw(list, '02-search');

const page = await open('zh', huairen);
await draw(page, '03-document');
await page.keyboard.press('n');
await draw(page, '04-next');
await page.keyboard.press('Enter');
await draw(page, '05-correct');
await page.keyboard.press('Enter');
await page.waitForSelector('.notice.shown');
await draw(page, '06-checked');
await page.keyboard.press('4');
await draw(page, '07-corrections');
await page.keyboard.press('u');
await page.waitForSelector('.doubt-count.some');
await page.keyboard.press('2');
await page.click('.finding-head >> nth=0');
await draw(page, '08-finding');
await page.keyboard.press('1');
for (let steps = 0; steps < 10 && (await page.locator('td.suspect.selected').count()) === 0; steps++) await page.keyboard.press('n');
await draw(page, '09-table');
await page.keyboard.press('5');
await page.keyboard.press('m');
await draw(page, '10-notes');
await page.keyboard.press('m');
await page.keyboard.press('?');
await draw(page, '11-keys');

await draw(await open('zh', `#/d/${id('bailu-2022.docx')}`), '12-word');
await draw(await open('en', huairen, 1920, 1080), '13-english');
await browser.close();
child.kill('SIGTERM');
rmSync(store, { recursive: true, force: true });
