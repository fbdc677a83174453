/** In how many characters two words differ (Levenshtein). */

/** Characters to be changed, added or left out; `most + 1` where it is more than that. */
export function distanceOf(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) next.push(Math.min(row[j]! + Number(a[i] !== b[j]), row[j + 1]! + 1, next[j]! + 1));
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row.at(-1)!;
}
