/** Documents that wait in one process: the most urgent first, each once. */
import { URGENCIES, type Submission, type Urgency } from './queue.js';

export interface WaitingList {
  /** What waits already becomes as urgent as the more urgent of the two. */
  add(submission: Submission): void;
  /** Takes the one whose turn it is. */
  next(): Submission | undefined;
  size(): number;
}

export function openWaitingList(): WaitingList {
  const lists = new Map((Object.keys(URGENCIES) as Urgency[]).map((urgency) => [urgency, new Set<string>()]));
  return {
    add: ({ sha256, urgency }) => {
      for (const [other, documents] of lists) if (URGENCIES[other] > URGENCIES[urgency]) documents.delete(sha256);
      if (![...lists.values()].some((documents) => documents.has(sha256))) lists.get(urgency)!.add(sha256);
    },
    next: () => {
      for (const [urgency, documents] of lists) {
        for (const sha256 of documents) {
          documents.delete(sha256);
          return { sha256, urgency };
        }
      }
      return undefined;
    },
    size: () => [...lists.values()].reduce((sum, documents) => sum + documents.size, 0),
  };
}
