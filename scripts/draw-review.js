// The pictures of docs/review.md and docs/review.zh-CN.md: the review page as it is, on the samples.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'docs/review');
const store = mkdtempSync(join(tmpdir(), 'gongkai-pictures-'));
/** Enough for text on a calm ground, and small. */
const COLOURS = 32;
/** Pages are drawn in a thread of the server. */
const PATIENCE_MS = 60_000;

/** Runs gongkai to its end, or until it says something. */
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

// One of the samples is left for the upload.
const UPLOADED = 'qingling-2022.odt';
const files = readdirSync(join(root, 'samples'), { recursive: true }).filter((name) => /-20\d\d\.\w+$/.test(name) && !name.endsWith(UPLOADED));
await run(['extract', ...files.map((name) => join('samples', name)), '--out', store]);
const { child, found: url } = await run(['review', store, '--port', '0'], /http:\S+/);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
let drawn = 0;

async function open(hash = '', { language = 'zh', person = '王芳' } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.addInitScript(`localStorage.setItem('language', '${language}'); localStorage.setItem('person', '${person}')`);
  const page = await context.newPage();
  await page.goto(`${url}${hash}`);
  await page.waitForSelector('.documents, .inspector output');
  return page;
}

/** The next picture, when the page has come to rest. */
async function draw(page, name) {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete) && !document.querySelector('.count')?.textContent.includes('未查'));
  await page.waitForTimeout(600);
  const number = String(++drawn).padStart(2, '0');
  writeFileSync(join(out, `${number}-${name}.png`), await sharp(await page.screenshot()).png({ palette: true, colours: COLOURS, dither: 0, compressionLevel: 9, effort: 10 }).toBuffer());
}

/** Presses one key after the other, as a person does. */
async function press(page, ...keys) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}

const list = await open();
const { documents } = await list.evaluate("fetch('/api/documents?limit=500').then((answer) => answer.json())");
const at = (file) => `#/d/${documents.find((row) => row.file.endsWith(file)).id}`;

await draw(list, 'start');
await list.click('.filters button[data-name="findings broken"]');
await draw(list, 'filters');
await press(list, '/');
await list.keyboard.type('白鹭 pdf');
await list.click('.filters button[data-name="findings "]');
await list.waitForSelector('.count:text("1 /")');
await draw(list, 'search');
await list.fill('.search', '');
await list.setInputFiles('.drop input', join(root, 'samples/qingling-2022', UPLOADED));
await list.waitForSelector('.uploads li.done');
await draw(list, 'upload');

const page = await open(at('huairen-2024.pdf'));
await draw(page, 'document');
await press(page, 'n');
await draw(page, 'next');
await press(page, 'p');
await page.locator('.because').evaluate((element) => element.closest('.inspector').scrollTo(0, element.offsetTop));
await draw(page, 'why');
await press(page, 'n', 'Enter');
await draw(page, 'correct');
await press(page, 'Enter');
await page.waitForSelector('.notice.shown');
await draw(page, 'checked');
await press(page, 'n', 's');
await page.waitForSelector('.because .correction');
await draw(page, 'source-wrong');
await press(page, '1', 'e');
await page.selectOption('.tables select', '1');
await press(page, 'e');
await page.selectOption('#what', 'move');
await draw(page, 'move');
await press(page, 'Escape', '4');
await draw(page, 'corrections');

const other = await open(at('huairen-2024.pdf'), { person: '李雷' });
await press(other, '4');
await other.locator('.corrections .of button').last().click();
await press(other, '3', 'e');
await other.fill('#new', '3');
await press(other, 'Enter');
await other.waitForSelector('.because .conflict, .because .state');
await draw(other, 'disagreement');

const queue = await open('#/q');
await draw(queue, 'queue');
await press(queue, 'ArrowDown', 'Enter');
await queue.waitForSelector('.inspector output');
await press(queue, 'n');
await queue.waitForSelector('.doubt-count:text("队列")');
await draw(queue, 'through-the-queue');

const reading = await open(at('huairen-2024.ofd'));
await press(reading, '2');
await reading.locator('.finding-head').first().click();
await draw(reading, 'findings');
await press(reading, '1');
await reading.selectOption('.tables select', '4');
await reading.locator('td.amount.verified').first().click();
await draw(reading, 'table');
await press(reading, '5', 'm');
await draw(reading, 'notes');

const word = await open(at('huairen-2024.docx'));
await press(word, 'n');
await draw(word, 'word');

const english = await open(at('huairen-2024.pdf'), { language: 'en' });
await press(english, '?');
await draw(english, 'english');

await browser.close();
child.kill('SIGTERM');
rmSync(store, { recursive: true, force: true });
