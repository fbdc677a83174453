/** What pdf.js starts ahead of time and then does not wait for. */

/**
 * Runs work of pdf.js without being brought down by what it looks ahead for.
 *
 * While it looks for one page it fetches the pages beside it as well (`Catalog.getPageDict`).
 * Where those are damaged it never hears of it, as it reads the file anew from its
 * objects, but Node ends a program or thread in which an error stays unheard.
 */
export async function withoutLookAhead<T>(work: () => Promise<T>): Promise<T> {
  process.on('unhandledRejection', overhear);
  try {
    return await work();
  } finally {
    // Node tells of what nobody has heard when all that is due now has run.
    setImmediate(() => process.off('unhandledRejection', overhear));
  }
}

/** Any other error goes where it would have gone. */
function overhear(reason: unknown): void {
  const isLookAhead = reason instanceof Error && reason.name === 'XRefEntryException';
  if (!isLookAhead && process.listeners('unhandledRejection').every((listener) => listener === overhear)) throw reason;
}
