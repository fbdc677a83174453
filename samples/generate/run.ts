/** Makes the committed samples: `npm run samples`. Needs Chromium and LibreOffice; the samples change only when the generator does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeDisclosure } from './disclosure.js';
import { createRandom } from './random.js';
import { huairenSample } from './huairen.js';
import { inventDepartment } from './department.js';
import { nationalStyle, shanghaiStyle, type Style } from './style.js';
import { convertWithLibreOffice, printWithChromium } from './render.js';
import { toDocx } from './write-docx.js';
import { toOfd, type OfdHabits } from './write-ofd.js';
import { toHtml } from './write-html.js';
import { toText } from './write-text.js';
import type { PrintedDocument } from './printed.js';

const SAMPLES = fileURLToPath(new URL('../../../samples/', import.meta.url));

/** Path of a sample in one format; the formats of one disclosure stand together. */
function pathOf(name: string, ending: 'pdf' | 'docx' | 'txt' | 'ofd' | 'doc' | 'odt' | 'rtf'): string {
  const folder = join(SAMPLES, name);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.${ending}`);
}

/** The .docx, and what LibreOffice makes of it. When it writes .doc it loses where lists start anew: there the numbers are typed. */
function writeDocx(name: string, document: PrintedDocument, others: readonly ('doc' | 'odt' | 'rtf')[]): void {
  const docx = toDocx(document, true);
  writeFileSync(pathOf(name, 'docx'), docx);
  for (const ending of others) writeFileSync(pathOf(name, ending), convertWithLibreOffice([ending === 'doc' ? toDocx(document, false) : docx], 'docx', ending)[0]!);
}

function writeOfd(name: string, document: PrintedDocument, habits: OfdHabits): void {
  writeFileSync(pathOf(name, 'ofd'), toOfd(document, habits));
}

function makeHuairen(): void {
  const sample = (changes: Partial<Style>): PrintedDocument => huairenSample(nationalStyle(changes));
  printWithChromium(toHtml(sample({ watermark: 'rotated' })), pathOf('huairen-2024', 'pdf'));
  writeDocx('huairen-2024', sample({ watermark: 'header-art' }), ['doc', 'odt', 'rtf']);
  writeOfd('huairen-2024', sample({ watermark: 'rotated' }), { deltas: 'grouped', templates: true, scaled: false });
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
  writeDocx('bailu-2022', portrait, ['doc', 'odt', 'rtf']);
  writeOfd('bailu-2022', portrait, { deltas: 'listed', templates: false, scaled: true });
  const lined = invented(815, '青岭市', nationalStyle({ province: 'sichuan', unit: '元', nil: '-', nilInDetail: '-', rules: 'three-line', separators: true, detailBlocks: 3, numbering: '公开表1', repeatHeaders: false }));
  printWithChromium(toHtml(lined), pathOf('qingling-2022', 'pdf'));
  writeDocx('qingling-2022', lined, ['doc', 'odt', 'rtf']);
  writeOfd('qingling-2022', lined, { deltas: 'grouped', templates: true, scaled: true });
}

makeHuairen();
makeInvented();
