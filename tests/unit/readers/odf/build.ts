/** OpenDocument packages built in memory. */
import { zip } from '../docx/build.js';

const XMLNS = ['office', 'text', 'table', 'style', 'fo', 'draw', 'svg', 'xlink', 'loext', 'manifest'].map((prefix) => `xmlns:${prefix}="urn:${prefix}"`).join(' ');

export interface Parts {
  readonly body: string;
  readonly automaticStyles?: string;
  readonly styles?: string;
  readonly masters?: string;
  readonly manifest?: string;
}

export function odf(kind: 'text' | 'spreadsheet' | 'presentation', { body, automaticStyles = '', styles = '', masters = '', manifest = '' }: Parts): Uint8Array {
  return zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${XMLNS}><office:automatic-styles>${automaticStyles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles ${XMLNS}><office:styles>${styles}</office:styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
    'META-INF/manifest.xml': `<manifest:manifest ${XMLNS}>${manifest}</manifest:manifest>`,
  });
}

export const odt = (parts: Parts): Uint8Array => odf('text', parts);
export const ods = (parts: Parts): Uint8Array => odf('spreadsheet', parts);

export const p = (content: string, attributes = ''): string => `<text:p ${attributes}>${content}</text:p>`;
export const cell = (content: string, attributes = ''): string => `<table:table-cell ${attributes}>${content.startsWith('<') || content === '' ? content : p(content)}</table:table-cell>`;
export const covered = '<table:covered-table-cell/>';
export const row = (cells: readonly string[], attributes = ''): string => `<table:table-row ${attributes}>${cells.join('')}</table:table-row>`;
export const table = (rows: string, attributes = ''): string => `<table:table ${attributes}>${rows}</table:table>`;
