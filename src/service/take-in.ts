/** What is brought into the store: new, or met before, or to be tried again; an archive stands for the files in it. */
import { readMembers } from '../store/members.js';
import { noteOrigin, type Origin } from '../store/origins.js';
import { documentIdOf, forgetFailure, readSource, updateOrigins } from '../store/store.js';
import type { Limits } from '../settings.js';
import { VERSION } from '../version.js';
import type { SourceJson } from '../../schemas/source.js';
import { keepInput, type Settled } from './extract-document.js';
import { toMemberOrigin, type Input } from './read-input.js';

/** Why a file has no result. */
export interface BroughtFailure {
  /** Inside the archive that was brought; empty for what was brought itself. */
  readonly path: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * What this version has made of content that was brought; `undefined` while there is
 * something left to do.
 */
export function findOutcome(store: string, sha256: string): { readonly failures: readonly BroughtFailure[] } | undefined {
  const own = findResult(store, sha256);
  const members = readMembers(store, sha256);
  if (!own && !members) return undefined;
  const results = [...(own ? [{ path: '', result: own }] : []), ...(members ?? []).map(({ path, sha256: member }) => ({ path, result: findResult(store, member) }))];
  if (results.some(({ result }) => result === undefined)) return undefined;
  return { failures: results.flatMap(({ path, result }) => (result?.failure ? [{ path, ...result.failure }] : [])) };
}

/**
 * Notes a further place of content that has an outcome, be it a failure.
 *
 * @throws CannotWrite
 */
export function meetAgain(store: string, sha256: string, origin: Origin): void {
  if (findResult(store, sha256)) {
    noteOrigin(store, sha256, origin);
    updateOrigins(store, documentIdOf(sha256));
  }
  for (const { path, sha256: member } of readMembers(store, sha256) ?? []) {
    noteOrigin(store, member, toMemberOrigin(origin, path));
    updateOrigins(store, documentIdOf(member));
  }
}

/**
 * Takes what a person brings. What has a result is met again; what had failed is
 * kept as if it were new, since whoever brings it again wants it tried again.
 *
 * @throws CannotWrite
 */
export function takeIn(store: string, input: Input, limits: Limits): 'known' | 'kept' | Settled {
  const known = findOutcome(store, input.sha256);
  if (known?.failures.length === 0) {
    meetAgain(store, input.sha256, input.origin);
    return 'known';
  }
  for (const sha256 of [input.sha256, ...(readMembers(store, input.sha256) ?? []).map((member) => member.sha256)]) {
    const result = findResult(store, sha256);
    if (result?.failure) forgetFailure(store, result);
  }
  return keepInput(store, input, limits) ?? 'kept';
}

/** What this version has made of a document, be it a fault of ours. */
function findResult(store: string, sha256: string): SourceJson | undefined {
  const source = readSource(store, documentIdOf(sha256));
  return source?.version === VERSION ? source : undefined;
}
