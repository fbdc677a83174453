/** Places of parts in an OFD package: ST_Loc (GB/T 33190, 7.5). */

/** The name of a part that another one refers to: from the root where it starts with a slash, else from the other's folder. */
export function resolvePart(from: string, location: string): string {
  const path: string[] = [];
  const folder = from.slice(0, from.lastIndexOf('/') + 1);
  const target = location.trim().replace(/\\/g, '/');
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
