/** OFD packages built in memory: a document of pages, with what a test adds to it. */
import { zip } from '../docx/build.js';

const XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export interface OfdPage {
  readonly content: string;
  /** Elements beside the content: `<ofd:Area>`, `<ofd:Template>`. */
  readonly beside?: string;
  readonly annotations?: string;
}

export interface OfdDocument {
  readonly pages: readonly OfdPage[];
  /** Entries of the resource file. */
  readonly resources?: string;
  /** Contents of templates by their id. */
  readonly templates?: Readonly<Record<string, string>>;
}

export const layer = (objects: string, attributes = ''): string => `<ofd:Content><ofd:Layer ID="1" ${attributes}>${objects}</ofd:Layer></ofd:Content>`;
export const text = (characters: string, attributes: string, run = 'X="0" Y="10"', inside = ''): string => `<ofd:TextObject Boundary="0 0 100 20" Font="7" ${attributes}>${inside}<ofd:TextCode ${run}>${characters}</ofd:TextCode></ofd:TextObject>`;
export const path = (data: string, attributes: string, inside = ''): string => `<ofd:PathObject ${attributes}>${inside}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;

/** The bytes of the package. @param more parts by name, in place of those made here */
export function ofd(documents: readonly OfdDocument[], more: Readonly<Record<string, string | Buffer>> = {}): Uint8Array {
  const parts: Record<string, string> = { 'OFD.xml': `<ofd:OFD ${XMLNS}>${documents.map((_, index) => `<ofd:DocBody><ofd:DocRoot>Doc_${index}/Document.xml</ofd:DocRoot><ofd:Signatures>Doc_${index}/Signs/none.xml</ofd:Signatures></ofd:DocBody>`).join('')}</ofd:OFD>` };
  documents.forEach(({ pages, resources = '', templates = {} }, index) => {
    const folder = `Doc_${index}`;
    const shared = Object.keys(templates).map((id) => `<ofd:TemplatePage ID="${id}" BaseLoc="Tpls/${id}.xml"/>`).join('');
    parts[`${folder}/Document.xml`] = `<ofd:Document ${XMLNS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes>${shared}</ofd:CommonData><ofd:Pages>${pages.map((_, page) => `<ofd:Page ID="${page}" BaseLoc="Pages/${page}/Content.xml"/>`).join('')}</ofd:Pages><ofd:Annotations>/${folder}/Annots/List.xml</ofd:Annotations></ofd:Document>`;
    parts[`${folder}/Res.xml`] = `<ofd:Res ${XMLNS}><ofd:Fonts><ofd:Font ID="7" FontName="宋体"/></ofd:Fonts>${resources}</ofd:Res>`;
    for (const [id, content] of Object.entries(templates)) parts[`${folder}/Tpls/${id}.xml`] = `<ofd:Page ${XMLNS}>${content}</ofd:Page>`;
    parts[`${folder}/Annots/List.xml`] = `<ofd:Annotations ${XMLNS}>${pages.map(({ annotations }, page) => (annotations === undefined ? '' : `<ofd:Page PageID="${page}"><ofd:FileLoc>${page}.xml</ofd:FileLoc></ofd:Page>`)).join('')}</ofd:Annotations>`;
    pages.forEach(({ content, beside = '', annotations }, page) => {
      parts[`${folder}/Pages/${page}/Content.xml`] = `<ofd:Page ${XMLNS}>${beside}${content}</ofd:Page>`;
      if (annotations !== undefined) parts[`${folder}/Annots/${page}.xml`] = `<ofd:PageAnnot ${XMLNS}>${annotations}</ofd:PageAnnot>`;
    });
  });
  return zip({ ...parts, ...more });
}
