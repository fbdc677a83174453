/** The review page in a real browser: a misread figure is found, seen, corrected by keyboard alone, and handed on. */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, start, until, type Running } from '../../bench/service/commands.js';
import { packageRoot } from '../../schemas/data-file.js';
import type { Disclosure } from '../../src/model/disclosure.js';
import { addDocument, misreadNth, newStore } from '../review/store.js';
import { launchChromium, NO_CHROMIUM } from './chromium.js';

const samples = join(packageRoot(), 'samples');
/** A figure in the middle of the classification tree, which sums check from two sides. */
const MISREAD = 20;

describe.skipIf(NO_CHROMIUM !== '')(`the review page${NO_CHROMIUM && ` (${NO_CHROMIUM})`}`, () => {
  let store: string;
  let server: Running;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let url: string;
  let [pdf, docx] = ['', ''];
  let truth: Disclosure;
  const outside: string[] = [];
  const trouble: string[] = [];

  beforeAll(async () => {
    store = newStore();
    pdf = await addDocument(store, 'bailu-2022.pdf', readFileSync(join(samples, 'bailu-2022/bailu-2022.pdf')), (read) => misreadNth((truth = read), MISREAD));
    docx = await addDocument(store, '<img src=x onerror=alert(1)>.docx', readFileSync(join(samples, 'bailu-2022/bailu-2022.docx')), (read) => misreadNth(read, MISREAD));
    server = start(['review', store, '--port', '0', '--lang', 'en'], store);
    await until(() => /http:\S+/.test(server.stderr()));
    url = /http:\S+/.exec(server.stderr())![0];
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    rmSync(store, { recursive: true, force: true });
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
    page = await context.newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) outside.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') trouble.push(message.text());
    });
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('dialog', (dialog) => trouble.push(dialog.message()));
  });
  afterEach(async () => {
    await context.close();
    expect({ outside: outside.splice(0), trouble: trouble.splice(0) }).toEqual({ outside: [], trouble: [] });
  });

  const open = async (id: string): Promise<void> => {
    await page.goto(`${url}#/d/${id}`);
    await page.waitForSelector('.inspector output');
  };
  const tally = async (): Promise<string> => (await page.textContent('.heading .checks'))!;
  /** What hinders people with disabilities, as axe says: id and how badly. */
  const hindrances = async (): Promise<readonly string[]> => {
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = (await page.evaluate('axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })')) as { violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[] };
    return found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, impact, nodes }) => `${id} ${impact} ${nodes[0]!.html}`);
  };

  it('leads by keyboard alone from the list to a corrected figure, and keeps it', async () => {
    const before = contentOf(store);
    await page.goto(url);
    await page.waitForSelector('.documents');
    await page.keyboard.press('/');
    await page.keyboard.type('bailu-2022.pdf');
    await page.waitForSelector('.count:text("1 /")');
    await page.keyboard.press('Tab');
    // Past the name, the language, the keys and the filters, as many as there are.
    for (let steps = 0; steps < 60 && (await page.locator('a.row-link:focus').count()) === 0; steps++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('rect.selected');

    expect(await page.textContent('.inspector .status')).toBe('存疑');
    expect(await page.locator('td.suspect.selected').count()).toBe(1);
    const wanted = /应为 ([\d.,]+)/.exec((await page.textContent('.inspector .suggestions'))!)![1]!;
    const broken = await tally();
    await until(async () => (await page.evaluate('document.querySelector(".sheet img").naturalWidth')) !== 0);
    // The box lies over the figure on the page in view.
    const [box, viewport] = [await page.locator('rect.selected').boundingBox(), await page.locator('.viewport').boundingBox()];
    expect(box!.y).toBeGreaterThan(viewport!.y);
    expect(box!.y + box!.height).toBeLessThan(viewport!.y + viewport!.height);

    await page.keyboard.press('Enter');
    expect(await page.inputValue('#new')).toBe(wanted);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#name');
    await page.keyboard.type('王芳');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td.corrected.selected');
    expect(await tally()).not.toBe(broken);
    expect(await page.textContent('.doubt-count')).toBe('没有存疑的数字');
    const { held, broken: left } = truth.tally;
    expect(await tally()).toContain(`✓ ${held}✗ ${left}`);

    await page.reload();
    await page.waitForSelector('.inspector output');
    await page.keyboard.press('4');
    expect(await page.textContent('.corrections')).toMatch(/王芳/);
    await page.click('.corrections button.link');
    await page.waitForSelector('td.corrected.selected');
    await page.keyboard.press('u');
    await page.waitForSelector('.doubt-count.some');
    expect(contentOf(store)).toEqual(before);
  });

  it('leads by keyboard alone through the queue of the store, from one document into the next', async () => {
    await context.addInitScript("localStorage.setItem('person', '王芳')");
    const before = contentOf(store);
    const place = async (): Promise<string> => (await page.textContent('.doubt-count'))!;
    await page.goto(url);
    await page.waitForSelector('.documents .doubts');
    await page.keyboard.press('q');
    await page.waitForSelector('.queue');
    const figures = await page.locator('.queue tbody tr').count();
    expect(await hindrances()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td.suspect.selected');
    await until(async () => (await place()).startsWith(`队列 1 / ${figures}`));
    const first = page.url();
    await page.keyboard.press('n');
    await page.waitForURL((now) => now.href !== first);
    await page.waitForSelector('td.suspect.selected');
    await until(async () => (await place()).startsWith(`队列 2 / ${figures}`));
    const documents = [first, page.url()].map((one) => one.split('~')[3]);
    expect(documents.sort()).toEqual([pdf, docx].sort());

    await page.keyboard.press('Enter');
    await page.waitForSelector('#new');
    await page.keyboard.press('Enter');
    await page.waitForSelector('td.corrected.selected');
    await until(async () => (await place()).startsWith(`队列 1 / ${figures - 1}`));
    await page.keyboard.press('p');
    await page.waitForURL(first);
    await page.waitForSelector('td.suspect.selected');
    await page.keyboard.press('p');
    await page.waitForSelector('.notice.shown:text("队列")');
    await page.keyboard.press('q');
    await page.waitForSelector('.queue');
    expect(await page.locator('.queue tbody tr').count()).toBe(figures - 1);
    for (const id of [pdf, docx]) {
      await open(id);
      await page.keyboard.press('u');
      await page.waitForTimeout(300);
    }
    expect(contentOf(store)).toEqual(before);
  });

  it('exports the table in view, and copies it as cells for Excel', async () => {
    await open(pdf);
    await page.selectOption('.tables select', '0');
    await page.keyboard.press('Escape');
    await page.locator('td.selected').focus();
    await page.keyboard.press('c');
    await page.waitForSelector('.notice.shown');
    const copied = ((await page.evaluate('navigator.clipboard.readText()')) as string).split(/\r?\n/);
    expect(copied[0]!.split('\t').slice(0, 4)).toEqual(['部分', '行次', '编码', '项目']);
    expect(new Set(copied.map((line) => line.split('\t').length)).size).toBe(1);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.exports a >> nth=0')]);
    expect(download.suggestedFilename()).toMatch(/^01-.*\.csv$/);
  });

  it('shows a Word document with its figures marked, and hostile names as text', async () => {
    await open(docx);
    await page.waitForSelector('.blocks td.selected');
    expect(await page.locator('.blocks td.suspect').count()).toBeGreaterThan(0);
    await page.locator('.blocks td.verified').first().click();
    expect(await page.textContent('.inspector .status')).toBe('核对成立');
    await page.goto(url);
    await page.waitForSelector('.documents');
    expect(await page.textContent('.documents')).toContain('<img src=x onerror=alert(1)>.docx');
    expect(await page.locator('.documents img').count()).toBe(0);
  });

  it('takes a dropped file, extracts it and lists it', async () => {
    await page.goto(url);
    await page.waitForSelector('.documents');
    await page.setInputFiles('.drop input', join(samples, 'huairen-2024/huairen-2024.txt'));
    await page.waitForSelector('.uploads li.done', { timeout: 60_000 });
    await page.waitForSelector('.row-link:text("怀仁市")', { timeout: 60_000 });
  });

  it.each(['zh', 'en'])('hinders nobody (%s): list, document, its tabs, correcting, keys', async (language) => {
    await context.addInitScript(`localStorage.setItem('language', '${language}'); localStorage.setItem('person', '王芳')`);
    await page.goto(url);
    await page.waitForSelector('.documents');
    expect(await hindrances()).toEqual([]);
    await open(pdf);
    for (const key of ['1', '2', '3', '4', '5', 'e']) {
      await page.keyboard.press(key);
      expect([key, await hindrances()]).toEqual([key, []]);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await hindrances()).toEqual([]);
  });
});
