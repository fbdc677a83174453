/** Waits for the native code of a thread that is about to be stopped. */
import { shutGate, type NativeGate } from '../ocr/native-gate.js';

const LOOK_MS = 5;
/** A run takes a second at most; what takes longer is stuck. */
const LONGEST_MS = 5000;

/** Done when no run is under way, and none will be. */
export async function closeGate(gate: NativeGate): Promise<void> {
  for (let waited = 0; shutGate(gate) && waited < LONGEST_MS; waited += LOOK_MS) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}
