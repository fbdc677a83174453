/** The content of a file as one number, by which documents and their originals are named. */
import { createHash } from 'node:crypto';

/** As 64 hexadecimal digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
