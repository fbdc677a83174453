/** Watermarks and seals, over and under the text, in the ways in which programs draw them. */
import type { PdfFont } from './fonts.js';
import type { Layout } from './layout.js';
import { round, showText, type Sheet } from './sheet.js';

const WORDS = '仅供内部审核';

/** What every page may refer to, by the names used here: `/Faint`, `/Seal` graphics states, `/Mark` a form. */
export interface MarkObjects {
  readonly form: string;
}

/** Content of the form XObject `/Mark`, in a box of 400 by 400. */
export function markForm(font: PdfFont): string {
  const sheet: Sheet = { width: 400, height: 400, operators: [], annotations: [] };
  showText(sheet, font, WORDS, 40, 80, { size: 46, color: '0.85 g', angle: 40 });
  return sheet.operators.join('\n');
}

/** Marks that stand under the text. */
export function drawUnder(sheet: Sheet, font: PdfFont, mark: Layout['mark']): void {
  const { width, height, operators } = sheet;
  const large = { size: 58, color: '0.87 g' };
  switch (mark) {
    case 'rotated': showText(sheet, font, WORDS, width * 0.2, height * 0.3, { ...large, angle: 45 }); break;
    case 'form': operators.push(`q 1 0 0 1 ${round(width * 0.2)} ${round(height * 0.25)} cm /Mark Do Q`); break;
    case 'artifact':
      operators.push('/Artifact <</Subtype /Watermark /Type /Pagination>> BDC');
      showText(sheet, font, WORDS, width * 0.15, height * 0.5, { size: 20, color: '0.3 g' });
      operators.push('EMC');
      break;
    case 'image': operators.push(`q 260 0 0 260 ${round(width * 0.3)} ${round(height * 0.3)} cm /Pale Do Q`); break;
    case 'outlines': outlines(sheet); break;
    case 'header': showText(sheet, font, '某某市财政局监制', 60, height - 24, { size: 9, color: '0.4 g' }); break;
    default:
  }
}

/** Marks that stand over the text. */
export function drawOver(sheet: Sheet, font: PdfFont, mark: Layout['mark']): void {
  const { width, height } = sheet;
  switch (mark) {
    case 'tiled':
      for (const down of [0.2, 0.45, 0.7]) for (const right of [0.1, 0.4, 0.7]) showText(sheet, font, WORDS, width * right, height * down, { size: 15, color: '0.2 g', angle: 30, before: '/Faint gs' });
      break;
    case 'upright': showText(sheet, font, WORDS, width * 0.3, height * 0.62, { size: 40, color: '1 0 0 rg', before: '/Faint gs' }); break;
    case 'seal': seal(sheet, font, width * 0.62, height * 0.45); break;
    case 'annotation': sheet.annotations.push(`<< /Type /Annot /Subtype /Stamp /F 4 /Rect [${round(width * 0.2)} ${round(height * 0.25)} ${round(width * 0.2 + 400)} ${round(height * 0.25 + 400)}] /AP << /N MARK 0 R >> >>`); break;
    default:
  }
}

const CIRCLE = 0.5523;

/** A red seal: a circle, a star, the name in an arc. */
function seal(sheet: Sheet, font: PdfFont, x: number, y: number): void {
  const r = 58;
  const k = r * CIRCLE;
  const at = (dx: number, dy: number): string => `${round(x + dx)} ${round(y + dy)}`;
  sheet.operators.push(`q /Seal gs 1 0 0 RG 1 0 0 rg 2.5 w ${at(r, 0)} m ${at(r, k)} ${at(k, r)} ${at(0, r)} c ${at(-k, r)} ${at(-r, k)} ${at(-r, 0)} c ${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)} c ${at(k, -r)} ${at(r, -k)} ${at(r, 0)} c S`);
  const star = Array.from({ length: 10 }, (_, i) => ({ angle: Math.PI / 2 + (i * Math.PI) / 5, length: i % 2 === 0 ? 18 : 7 })).map(({ angle, length }, i) => `${at(Math.cos(angle) * length, Math.sin(angle) * length)} ${i === 0 ? 'm' : 'l'}`);
  sheet.operators.push(`${star.join(' ')} h f Q`);
  const name = [...'青岭市某某管理局'];
  name.forEach((character, i) => {
    const angle = 200 - (220 * i) / (name.length - 1);
    const radians = (angle * Math.PI) / 180;
    showText(sheet, font, character, x + Math.cos(radians) * 40, y + Math.sin(radians) * 40, { size: 13, color: '1 0 0 rg', angle: angle - 90, before: '/Seal gs' });
  });
}

/** Letters as shapes, as office programs draw the art of letters: strokes of outlines, large and faint, along and across. */
function outlines({ operators, width, height }: Sheet): void {
  const bars = Array.from({ length: 6 }, (_, i) => {
    const [x, y] = [width * 0.15 + i * 70, height * 0.3 + i * 45];
    return `${round(x)} ${round(y)} 44 5 re f ${round(x)} ${round(y + 20)} 44 5 re f ${round(x + 20)} ${round(y - 10)} 5 48 re f ${round(x)} ${round(y - 10)} m ${round(x + 12)} ${round(y - 2)} ${round(x + 30)} ${round(y + 8)} ${round(x + 44)} ${round(y - 10)} c h f`;
  });
  operators.push(`q 0.85 g ${bars.join(' ')} Q`);
}
