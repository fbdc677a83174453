/** A disclosure as OFD, laid out here (GB/T 33190): the variants of the standard by turns, so that readers meet them all. */
import { strToU8, zipSync } from 'fflate';
import type { Canvas, CanvasMark, TextLook } from './canvas.js';
import { layOut } from './lay-out.js';
import { emsOf } from './pdf-canvas.js';
import type { PrintedDocument } from './printed.js';

/** How programs that write OFD differ. */
export interface OfdHabits {
  /** Steps between characters: repeated ones counted (`g 5 3.2`), or each by itself. */
  readonly deltas: 'grouped' | 'listed';
  /** Lines of tables on a template of their own under each page. */
  readonly templates: boolean;
  /** Sizes as 1, brought to what they are by the matrix of the text. */
  readonly scaled: boolean;
}

const MILLIMETRES = 25.4 / 72;
const XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** Zip entries carry a date; a fixed one keeps the bytes the same. */
const MODIFIED = new Date(2025, 7, 1);
const FAINT = 51;

const round = (value: number): string => String(Math.round(value * 10000) / 10000);
const millimetres = (points: number): string => round(points * MILLIMETRES);

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** One step fewer than characters; a run of equal ones as `g n step`. */
function deltasOf(text: string, size: number, { deltas }: OfdHabits): string {
  const steps = [...text].slice(0, -1).map((character) => round(emsOf(character) * size));
  if (deltas === 'listed') return steps.join(' ');
  const runs: { step: string; count: number }[] = [];
  for (const step of steps) {
    if (runs.at(-1)?.step === step) runs.at(-1)!.count += 1;
    else runs.push({ step, count: 1 });
  }
  return runs.map(({ step, count }) => (count === 1 ? step : `g ${count} ${step}`)).join(' ');
}

function textXml(id: number, { text, x, y, look }: Extract<CanvasMark, { kind: 'text' }>, page: Canvas, habits: OfdHabits): string {
  const size = look.size * MILLIMETRES;
  const em = habits.scaled ? 1 : size;
  const radians = ((look.angle ?? 0) * Math.PI) / 180;
  const scale = size / em;
  const [cos, sin] = [Math.cos(radians) * scale, Math.sin(radians) * scale];
  const turned = look.angle !== undefined || habits.scaled;
  const matrix = turned ? ` CTM="${[cos, -sin, sin, cos, 0, 0].map(round).join(' ')}"` : '';
  const deltas = deltasOf(text, em, habits);
  // A turned text turns about the corner of its boundary, so that its baseline starts there.
  const rise = turned ? 0 : size * 0.86;
  const boundary = `${millimetres(x)} ${round((page.height - y) * MILLIMETRES - rise)} ${round(emsOf(text) * size)} ${round(size)}`;
  return `<ofd:TextObject ID="${id}" Boundary="${boundary}" Font="1" Size="${round(em)}"${matrix}${alphaOf(look)}>${colorOf(look)}<ofd:TextCode X="0" Y="${round(rise)}"${deltas === '' ? '' : ` DeltaX="${deltas}"`}>${escape(text)}</ofd:TextCode></ofd:TextObject>`;
}

function alphaOf({ faint }: TextLook): string {
  return faint === true ? ` Alpha="${FAINT}"` : '';
}

function colorOf({ grey = 0 }: TextLook): string {
  const part = Math.round(grey * 255);
  return `<ofd:FillColor Value="${part} ${part} ${part}"/>`;
}

function lineXml(id: number, { from, to, filled }: Extract<CanvasMark, { kind: 'line' }>, page: Canvas): string {
  const [left, top] = [Math.min(from[0], to[0]), page.height - Math.max(from[1], to[1])];
  const [width, height] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  const [w, h] = [millimetres(Math.max(0.5, width)), millimetres(Math.max(0.5, height))];
  const look = filled ? 'Stroke="false" Fill="true"' : 'DrawParam="2"';
  const data = filled ? `M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C` : `M 0 0 L ${millimetres(width)} ${millimetres(height)}`;
  return `<ofd:PathObject ID="${id}" Boundary="${millimetres(left)} ${millimetres(top)} ${w} ${h}" ${look}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** Turned texts are watermarks: those that are seen through stand in the page, others in an annotation. */
const isAnnotation = (mark: CanvasMark): boolean => mark.kind === 'text' && mark.look.angle !== undefined && mark.look.faint !== true;

interface PageXml {
  readonly content: string;
  readonly template: string;
  readonly annotation: string;
}

function pageXml(page: Canvas, firstId: number, habits: OfdHabits): PageXml {
  const draw = (marks: readonly CanvasMark[], offset: number): string => marks.map((mark, index) => (mark.kind === 'text' ? textXml(firstId + offset + index, mark, page, habits) : lineXml(firstId + offset + index, mark, page))).join('');
  const lines = page.marks.filter(({ kind }) => kind === 'line');
  const notes = page.marks.filter(isAnnotation);
  const own = page.marks.filter((mark) => !isAnnotation(mark) && (mark.kind === 'text' || !habits.templates));
  return { template: habits.templates ? draw(lines, 10_000) : '', content: draw(own, 0), annotation: draw(notes, 20_000) };
}

const areaXml = ({ width, height }: Canvas): string => `<ofd:Area><ofd:PhysicalBox>0 0 ${millimetres(width)} ${millimetres(height)}</ofd:PhysicalBox></ofd:Area>`;
const layerXml = (id: number, objects: string): string => `<ofd:Content><ofd:Layer ID="${id}" Type="Body">${objects}</ofd:Layer></ofd:Content>`;

/** The bytes of the OFD. */
export function toOfd(document: PrintedDocument, habits: OfdHabits): Uint8Array {
  const pages = layOut(document);
  const parts: Record<string, string> = {
    'OFD.xml': `<ofd:OFD ${XMLNS} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/PublicRes.xml': `<ofd:Res ${XMLNS} BaseLoc="Res"><ofd:DrawParams><ofd:DrawParam ID="2" LineWidth="0.18"><ofd:StrokeColor Value="0 0 0"/></ofd:DrawParam></ofd:DrawParams><ofd:Fonts><ofd:Font ID="1" FontName="宋体" FamilyName="SimSun"/></ofd:Fonts></ofd:Res>`,
  };
  const annotated: string[] = [];
  pages.forEach((page, index) => {
    const { content, template, annotation } = pageXml(page, 100_000 * (index + 1), habits);
    const use = habits.templates ? `<ofd:Template TemplateID="${index + 50_001}" ZOrder="Background"/>` : '';
    parts[`Doc_0/Pages/Page_${index}/Content.xml`] = `<ofd:Page ${XMLNS}>${areaXml(page)}${use}${layerXml(index + 60_001, content)}</ofd:Page>`;
    if (habits.templates) parts[`Doc_0/Tpls/Tpl_${index}/Content.xml`] = `<ofd:Page ${XMLNS}>${areaXml(page)}${layerXml(index + 70_001, template)}</ofd:Page>`;
    if (annotation === '') return;
    annotated.push(`<ofd:Page PageID="${index + 1001}"><ofd:FileLoc>Page_${index}/Annotation.xml</ofd:FileLoc></ofd:Page>`);
    parts[`Doc_0/Annots/Page_${index}/Annotation.xml`] = `<ofd:PageAnnot ${XMLNS}><ofd:Annot ID="${index + 80_001}" Type="Watermark"><ofd:Appearance Boundary="0 0 ${millimetres(page.width)} ${millimetres(page.height)}">${annotation}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`;
  });
  if (annotated.length > 0) parts['Doc_0/Annots/Annotations.xml'] = `<ofd:Annotations ${XMLNS}>${annotated.join('')}</ofd:Annotations>`;
  const templates = habits.templates ? pages.map((_, index) => `<ofd:TemplatePage ID="${index + 50_001}" BaseLoc="Tpls/Tpl_${index}/Content.xml"/>`).join('') : '';
  const references = pages.map((_, index) => `<ofd:Page ID="${index + 1001}" BaseLoc="Pages/Page_${index}/Content.xml"/>`).join('');
  parts['Doc_0/Document.xml'] = `<ofd:Document ${XMLNS}><ofd:CommonData><ofd:MaxUnitID>9999999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${templates}</ofd:CommonData><ofd:Pages>${references}</ofd:Pages>${annotated.length > 0 ? '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>' : ''}</ofd:Document>`;
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(PROLOGUE + xml)])), { level: 9, mtime: MODIFIED });
}
