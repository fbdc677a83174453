/** Files that people drop on the page: taken into the store, extracted by the queue, and what became of each. */
import type { Upload, Uploads } from '../../schemas/review.js';
import type { Queue } from '../service/queue.js';
import type { Input } from '../service/read-input.js';
import { findOutcome, takeIn } from '../service/take-in.js';
import { isFaultCode } from '../model/problem.js';
import type { Limits } from '../settings.js';
import { sha256Of } from '../sha256.js';
import { readMembers } from '../store/members.js';
import { documentIdOf } from '../store/store.js';

/** Uploads that are remembered. */
const KEPT = 500;

export interface UploadWork {
  /** Takes a file, or an archive of files. @throws CannotWrite */
  take(name: string, bytes: Uint8Array): Promise<Uploads>;
  list(): Uploads;
}

interface Taken {
  readonly name: string;
  readonly sha256: string;
  readonly isKnown: boolean;
}

/** @param onDone told of each document that is done */
export function openUploads(store: string, limits: Limits, queue: Queue, onDone: (id: string) => void): UploadWork {
  let taken: readonly Taken[] = [];
  const list = (): Uploads => {
    const uploads = taken.flatMap((one) => stateOf(store, one));
    for (const { id, state } of uploads) if (state !== 'waiting') onDone(id);
    return { uploads, waiting: uploads.filter(({ state }) => state === 'waiting').length };
  };
  return {
    take: async (name, bytes) => {
      const input: Input = { bytes, size: bytes.length, sha256: sha256Of(bytes), origin: { path: name, modified: null } };
      const known = takeIn(store, input, limits);
      taken = [{ name, sha256: input.sha256, isKnown: known === 'known' }, ...taken.filter(({ sha256 }) => sha256 !== input.sha256)].slice(0, KEPT);
      if (known === 'kept') await queue.submit([{ sha256: input.sha256, urgency: 'person' }]);
      return list();
    },
    list,
  };
}

/** Of an archive, the files in it. */
function stateOf(store: string, { name, sha256, isKnown }: Taken): readonly Upload[] {
  const outcome = findOutcome(store, sha256);
  if (!outcome) return [{ id: documentIdOf(sha256), name, state: 'waiting', reason: '' }];
  const members = readMembers(store, sha256) ?? [];
  const files = members.length === 0 || outcome.failures.some(({ path }) => path === '') ? [{ path: '', sha256 }, ...members] : members;
  return files.map((file): Upload => {
    const failure = outcome.failures.find(({ path }) => path === file.path);
    const state = failure ? (isFaultCode(failure.code) ? 'fault' : 'unreadable') : isKnown ? 'known' : 'done';
    return { id: documentIdOf(file.sha256), name: file.path === '' ? name : `${name}/${file.path}`, state, reason: failure?.code ?? '' };
  });
}
