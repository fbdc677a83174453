/** Makes the committed samples: `npm run samples`. Needs Chromium; the samples change only when the generator does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeDisclosure } from './disclosure.js';
import { createRandom } from './random.js';
import { huairenSample } from './huairen.js';
import { inventDepartment } from './department.js';
import { nationalStyle, shanghaiStyle, type Style } from './style.js';
import { printWithChromium } from './render.js';
import { toDocx } from './write-docx.js';
import { toHtml } from './write-html.js';
import { toText } from './write-text.js';
import type { PrintedDocument } from './printed.js';

const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url));

/** Path of a sample in one format; the formats of one disclosure stand together. */
function pathOf(name: string, ending: 'pdf' | 'docx' | 'txt'): string {
  const folder = join(SAMPLES, name);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.${ending}`);
}

function makeHuairen(): void {
  const sample = (changes: Partial<Style>): PrintedDocument => huairenSample(nationalStyle(changes));
  printWithChromium(toHtml(sample({ watermark: 'rotated' })), pathOf('huairen-2024', 'pdf'));
  writeFileSync(pathOf('huairen-2024', 'docx'), toDocx(sample({ watermark: 'header-art' }), true));
  writeFileSync(pathOf('huairen-2024', 'txt'), toText(sample({ watermark: 'flat' }), { tables: 'tabs', random: createRandom(2024), marks: true }));
}

/** A department of a place that does not exist. */
function invented(seed: number, place: string, style: Style): PrintedDocument {
  const random = createRandom(seed);
  const department = inventDepartment(random);
  const rename = (name: string): string => name.replace(department.place.county, place);
  const renamed = { ...department, name: rename(department.name), units: department.units.map(rename) };
  return composeDisclosure(renamed, style, random, { seed, plant: false });
}

function makeInvented(): void {
  const portrait = invented(4711, '白鹭县', shanghaiStyle({ codes: 'split', separators: true, totalAt: 'last', watermark: 'tiled' }));
  printWithChromium(toHtml(portrait, { family: '"AR PL UMing CN"', boldHeadings: false }), pathOf('bailu-2022', 'pdf'));
  writeFileSync(pathOf('bailu-2022', 'docx'), toDocx(portrait, true));
  const lined = invented(815, '青岭市', nationalStyle({ province: 'sichuan', unit: '元', nil: '-', nilInDetail: '-', rules: 'three-line', separators: true, detailBlocks: 3, numbering: '公开表1', repeatHeaders: false }));
  printWithChromium(toHtml(lined), pathOf('qingling-2022', 'pdf'));
  writeFileSync(pathOf('qingling-2022', 'docx'), toDocx(lined, true));
}

makeHuairen();
makeInvented();
