/** The second engine, tesseract.js: it reads a line of figures. */
import { fileURLToPath } from 'node:url';
import type { LinePicture } from './cut-line.js';
import type { Reading } from '../model/reading.js';
import { readAsset } from './read-asset.js';

/** Reads lines of figures until it is closed. */
export interface FigureReader {
  /** Undefined where it sees none. @throws Error when the engine fails */
  readonly read: (line: LinePicture) => Promise<Reading | undefined>;
  readonly close: () => Promise<void>;
}

/** Of Tesseract 4, for neural recognition alone, its weights as integers (tesseract-ocr/tessdata_best, Apache-2.0), as @tesseract.js-data/eng 1.0.0 ships it. */
const DATA = { name: 'eng.traineddata.gz', sha256: '45b4cb346724ac1774f1c36f42f182b887bcdb28ebe63e6fff90ac41f3fcff91' };
/** What figures are printed with: without the list letters are read in their place. */
const CHARACTERS = '0123456789,.-%';
/** Pixels of paper round the line. */
const MARGIN = 16;
/** The engine is never quite sure: it gives 99 in 100 to what it reads at a glance. */
const MOST = 0.99;

/** Runs in a thread of its own, which ends with `close`. @throws Error when a package is not installed, or a file is not the one that is expected */
export async function loadTesseract(): Promise<FigureReader> {
  const folder = new URL('4.0.0_best_int/', import.meta.resolve('@tesseract.js-data/eng'));
  readAsset({ folder, ...DATA });
  const { createWorker, OEM, PSM } = (await import('tesseract.js')).default;
  const failures: unknown[] = [];
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath: fileURLToPath(folder), cacheMethod: 'none', gzip: true, errorHandler: (error) => failures.push(error) }, { load_system_dawg: '0', load_freq_dawg: '0' });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, tessedit_char_whitelist: CHARACTERS });
  return {
    read: async (line) => {
      const { data } = await worker.recognize(toPgm(line), {}, { text: false, blocks: true });
      const symbols = (data.blocks ?? []).flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines.flatMap(({ words }) => words.flatMap((word) => word.symbols))));
      if (symbols.length === 0) return undefined;
      return { text: symbols.map(({ text }) => text).join(''), probability: Math.min(MOST, ...symbols.map(({ confidence }) => confidence / 100)), by: 'tesseract' };
    },
    close: async () => { await worker.terminate(); },
  };
}

/** Portable grey map (Netpbm), which needs no packing. */
function toPgm({ width, height, values }: LinePicture): Buffer {
  const [across, down] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const head = Buffer.from(`P5\n${across} ${down}\n255\n`, 'latin1');
  const picture = Buffer.alloc(head.length + across * down, 255);
  picture.set(head);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) picture[head.length + (y + MARGIN) * across + x + MARGIN] = Math.round((values[y * width + x]! + 1) * 127.5);
  }
  return picture;
}
