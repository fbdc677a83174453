/** Fonts that no file embeds, or that are drawings: how they encode text, and the objects that define them (ISO 32000-1, 9.6 and 9.7). */
import { gbkHex } from '../pdf-canvas.js';
import type { Layout } from './layout.js';

/** A font under way: it learns the characters that it is asked for. */
export interface PdfFont {
  /** Operators that show a text: fonts and strings. */
  readonly show: (text: string, size: number) => string;
  /** Entries of the resource dictionary, and the objects behind them, numbered from `first`. */
  readonly define: (first: number) => { readonly resources: string; readonly objects: readonly string[] };
}

export function makeFont(kind: Layout['font']): PdfFont {
  if (kind === 'Type3') return drawnFont();
  if (kind === 'Identity-H') return identityFont(true);
  return kind === 'unmapped' ? identityFont(false) : predefinedFont(kind);
}

const hex4 = (code: number): string => code.toString(16).padStart(4, '0');
const DESCRIPTOR = '<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>';

function predefinedFont(cmap: string): PdfFont {
  const isGbk = cmap.startsWith('GBK');
  const encode = (text: string): string => [...text].map((character) => (isGbk ? gbkHex(character) : hex4(character.charCodeAt(0)))).join('');
  const widths = cmap === 'GBK-EUC-H' ? '[7716 [500] 814 939 500]' : '[1 95 500]';
  return {
    show: (text, size) => `/F1 ${size} Tf <${encode(text)}> Tj`,
    define: (first) => ({
      resources: `/F1 ${first} 0 R`,
      objects: [
        `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${cmap} /DescendantFonts [${first + 1} 0 R] >>`,
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor ${first + 2} 0 R /DW 1000 /W ${widths} >>`,
        DESCRIPTOR,
      ],
    }),
  };
}

/** Codes by order of first use, so that without the map nobody can know the characters. */
function identityFont(mapped: boolean): PdfFont {
  const codes = new Map<string, number>();
  const codeOf = (character: string): number => codes.get(character) ?? (codes.set(character, codes.size + 3), codes.size + 2);
  return {
    show: (text, size) => `/F1 ${size} Tf <${[...text].map((character) => hex4(codeOf(character))).join('')}> Tj`,
    define: (first) => {
      const halves = [...codes].filter(([character]) => character.charCodeAt(0) < 0x80).map(([, code]) => `${code} [500]`).join(' ');
      const font = (more: string): string => `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [${first + 1} 0 R]${more} >>`;
      const rest = [
        `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${first + 2} 0 R /DW 1000 /W [${halves}] >>`,
        DESCRIPTOR,
      ];
      if (!mapped) return { resources: `/F1 ${first} 0 R`, objects: [font(''), ...rest] };
      return { resources: `/F1 ${first} 0 R`, objects: [font(` /ToUnicode ${first + 3} 0 R`), ...rest, toUnicode([...codes].map(([character, code]) => [hex4(code), character]), '<0000> <ffff>')] };
    },
  };
}

function toUnicode(pairs: readonly (readonly [code: string, character: string])[], range: string): string {
  const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, i) => pairs.slice(i * 100, i * 100 + 100));
  const lines = blocks.map((block) => `${block.length} beginbfchar\n${block.map(([code, character]) => `<${code}> <${hex4(character.charCodeAt(0))}>`).join('\n')}\nendbfchar`).join('\n');
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n1 begincodespacerange ${range} endcodespacerange\n${lines}\nendcmap end end`;
  return `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`;
}

const PER_FONT = 200;

/** Type 3: each character a small drawing, 200 to a font. */
function drawnFont(): PdfFont {
  const codes = new Map<string, number>();
  const codeOf = (character: string): number => codes.get(character) ?? (codes.set(character, codes.size), codes.size - 1);
  const byte = (code: number): string => ((code % PER_FONT) + 33).toString(16).padStart(2, '0');
  return {
    show: (text, size) => {
      const parts: { font: number; bytes: string }[] = [];
      for (const character of text) {
        const code = codeOf(character);
        const font = Math.floor(code / PER_FONT);
        if (parts.at(-1)?.font !== font) parts.push({ font, bytes: '' });
        parts.at(-1)!.bytes += byte(code);
      }
      return parts.map(({ font, bytes }) => `/T${font} ${size} Tf <${bytes}> Tj`).join(' ');
    },
    define: (first) => {
      const all = [...codes];
      const fonts = Array.from({ length: Math.ceil(all.length / PER_FONT) }, (_, i) => all.slice(i * PER_FONT, (i + 1) * PER_FONT));
      const objects = fonts.flatMap((characters, i) => {
        const at = first + i * 4;
        const names = characters.map(([, code]) => `/g${code}`);
        const widths = characters.map(([character]) => (character.charCodeAt(0) < 0x80 ? 500 : 1000));
        const glyph = '1000 0 d0 100 0 300 700 re f';
        return [
          `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 33 /LastChar ${32 + characters.length} /Widths [${widths.join(' ')}] /Encoding ${at + 1} 0 R /CharProcs << ${names.map((name) => `${name} ${at + 3} 0 R`).join(' ')} >> /ToUnicode ${at + 2} 0 R >>`,
          `<< /Type /Encoding /Differences [33 ${names.join(' ')}] >>`,
          toUnicode(characters.map(([character, code]) => [byte(code), character]), '<00> <ff>'),
          `<< /Length ${glyph.length} >>\nstream\n${glyph}\nendstream`,
        ];
      });
      return { resources: fonts.map((_, i) => `/T${i} ${first + i * 4} 0 R`).join(' '), objects };
    },
  };
}
