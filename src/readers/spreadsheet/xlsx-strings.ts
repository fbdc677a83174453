/** Texts that the cells of a workbook share: ECMA-376 part 1, 18.4. */
import { walkXml } from './walk-xml.js';

/** The texts in their order; how they are read (phonetic runs) is left out. */
export function readSharedStrings(part: Uint8Array): readonly string[] {
  const strings: string[] = [];
  let text: string | undefined;
  let isText = false;
  let phonetic = 0;
  walkXml(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') isText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(text ?? ''));
      else if (name === 'rPh') phonetic--;
      else if (name === 't') isText = false;
    },
    text(more) {
      if (isText && text !== undefined) text += more;
    },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold (18.4.12); line ends become one. */
export function unescapeText(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
  return plain.replace(/\r\n?/g, '\n');
}
