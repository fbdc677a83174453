/** The pdfium wasm library, loaded once in a process and spoken to through its raw exports. */
import { fileURLToPath } from 'node:url';

/** Arguments and results are numbers or addresses in the library's memory. */
type Call = (...args: number[]) => number;

/** The functions of fpdfview.h, fpdf_text.h and fpdf_edit.h that are used, by their own names. */
const FUNCTIONS = [
  'malloc', 'free', 'PDFiumExt_Init',
  'FPDF_LoadMemDocument', 'FPDF_CloseDocument', 'FPDF_GetLastError', 'FPDF_GetPageCount',
  'FPDF_LoadPage', 'FPDF_ClosePage', 'FPDF_GetPageWidthF', 'FPDF_GetPageHeightF', 'FPDF_GetPageBoundingBox', 'FPDFPage_GetRotation', 'FPDFPage_CountObjects', 'FPDFPage_GetObject',
  'FPDFText_LoadPage', 'FPDFText_ClosePage', 'FPDFText_CountChars', 'FPDFText_GetUnicode', 'FPDFText_IsGenerated', 'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject', 'FPDFText_GetCharOrigin', 'FPDFText_GetMatrix', 'FPDFText_GetLooseCharBox',
  'FPDFTextObj_GetFont', 'FPDFTextObj_GetFontSize', 'FPDFTextObj_GetTextRenderMode', 'FPDFFont_GetBaseFontName', 'FPDFFont_GetGlyphWidth',
  'FPDFPageObj_GetType', 'FPDFPageObj_SetIsActive', 'FPDFPageObj_GetMatrix', 'FPDFPageObj_GetFillColor', 'FPDFPageObj_GetStrokeColor', 'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_GetClipPath', 'FPDFClipPath_CountPaths', 'FPDFClipPath_CountPathSegments', 'FPDFClipPath_GetPathSegment',
  'FPDFPath_GetDrawMode', 'FPDFPath_CountSegments', 'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetPoint', 'FPDFPathSegment_GetType', 'FPDFPathSegment_GetClose',
  'FPDFFormObj_CountObjects', 'FPDFFormObj_GetObject',
  'FPDFBitmap_Create', 'FPDFBitmap_FillRect', 'FPDFBitmap_GetBuffer', 'FPDFBitmap_GetStride', 'FPDFBitmap_Destroy', 'FPDF_RenderPageBitmap',
  'FPDFPageObj_CountMarks', 'FPDFPageObj_GetMark', 'FPDFPageObjMark_GetName',
] as const;

/** Bytes of the block that calls write their results into; no call writes more. */
const SCRATCH_BYTES = 512;

export interface Pdfium extends Readonly<Record<(typeof FUNCTIONS)[number], Call>> {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Address of a block that every call may write its results into. */
  readonly scratch: number;
  /** Views of the scratch block, made anew when the memory has grown and moved. */
  floats(): Float32Array;
  doubles(): Float64Array;
  words(): Uint32Array;
}

let loading: Promise<Pdfium> | undefined;

/** The library; every call of a process gets the same. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= start();
  return loading;
}

/** Forgets the library, so that the next document gets a fresh one: after it trapped, or when its memory, which never shrinks, is large. */
export function dropPdfium(): void {
  loading = undefined;
}

async function start(): Promise<Pdfium> {
  const { init } = await import('@embedpdf/pdfium');
  // Left alone, the package fetches its library from the network.
  const { pdfium } = await init({ locateFile: () => fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')) });
  // The package wraps each call in a check of its arguments, which costs ten times the call.
  const raw = pdfium.wasmExports as unknown as Record<string, Call> & Pick<Pdfium, 'memory'>;
  const missing = FUNCTIONS.filter((name) => typeof raw[name] !== 'function');
  if (missing.length > 0) throw new Error(`@embedpdf/pdfium lacks ${missing.join(', ')}`);
  raw['PDFiumExt_Init']!();
  const scratch = raw['malloc']!(SCRATCH_BYTES);
  let views = viewsOf(raw.memory.buffer, scratch);
  const current = (): typeof views => (views.buffer === raw.memory.buffer ? views : (views = viewsOf(raw.memory.buffer, scratch)));
  return {
    ...(Object.fromEntries(FUNCTIONS.map((name) => [name, raw[name]!])) as Record<(typeof FUNCTIONS)[number], Call>),
    memory: raw.memory,
    scratch,
    floats: () => current().floats,
    doubles: () => current().doubles,
    words: () => current().words,
  };
}

function viewsOf(buffer: ArrayBuffer, address: number) {
  return {
    buffer,
    floats: new Float32Array(buffer, address, SCRATCH_BYTES / 4),
    doubles: new Float64Array(buffer, address, SCRATCH_BYTES / 8),
    words: new Uint32Array(buffer, address, SCRATCH_BYTES / 4),
  };
}
