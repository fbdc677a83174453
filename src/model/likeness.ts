/** How alike two names are, and where they part. */

/** Lengths of the longest common subsequences of the ends of two texts. */
function lengthsOf(a: string, b: string): readonly (readonly number[])[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
  }
  return rows;
}

/** Length of the longest common subsequence. */
export function commonLength(a: string, b: string): number {
  return lengthsOf(a, b)[0]![0]!;
}

/** 0 to 1: twice the length of the longest common subsequence over both lengths. */
export function likeness(a: string, b: string): number {
  return (2 * commonLength(a, b)) / (a.length + b.length);
}

/**
 * Where one name has other words than the other: 微电影 and 微记录片 part in `电影` and
 * `记录片`. Words that only one of them has are no such place: the other is an abbreviation.
 */
export function replacements(a: string, b: string): readonly (readonly [inA: string, inB: string])[] {
  const rows = lengthsOf(a, b);
  const found: [string, string][] = [];
  let [i, j] = [0, 0];
  let gap: [string, string] = ['', ''];
  const close = (): void => {
    if (gap[0] !== '' && gap[1] !== '') found.push(gap);
    gap = ['', ''];
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && rows[i + 1]![j]! >= rows[i]![j + 1]!)) gap[0] += a[i++]!;
    else gap[1] += b[j++]!;
  }
  close();
  return found;
}
