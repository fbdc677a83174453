/** Files broken in the ways in which files break, and in those in which someone breaks them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Random } from '../samples/generate/random.js';

type Mutation = (bytes: Uint8Array, other: Uint8Array, random: Random) => Uint8Array;

const at = (bytes: Uint8Array, random: Random): number => random.integer(0, Math.max(0, bytes.length - 1));

function flip(bytes: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const changed = bytes.slice();
  for (let times = random.integer(1, 24); times > 0; times--) changed[at(bytes, random)]! ^= 1 << random.integer(0, 7);
  return changed;
}

/** The four bytes of a number at their largest. */
function enlarge(bytes: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const start = at(bytes, random);
  return Uint8Array.from([...bytes.subarray(0, start), 0xff, 0xff, 0xff, random.pick([0x7f, 0xff]), ...bytes.subarray(start + 4)]);
}

function truncate(bytes: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, at(bytes, random));
}

function splice(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at(bytes, random)), ...other.subarray(at(other, random))]);
}

function repeat(bytes: Uint8Array, _: Uint8Array, random: Random): Uint8Array {
  const start = at(bytes, random);
  const part = bytes.subarray(start, start + random.integer(1, 2000));
  return Uint8Array.from([...bytes.subarray(0, start), ...Array.from({ length: random.integer(1, 20) }, () => [...part]).flat(), ...bytes.subarray(start)]);
}

/** Changes the text of markup: numbers grow, tags go or come twice. */
function editMarkup(text: string, random: Random): string {
  const edits: readonly ((part: string) => string)[] = [
    (part) => part.replace(/\d+/, () => random.pick(['-1', '0', '1048576', '2147483648', '99999999999999999999', 'NaN', ''])),
    (part) => part.replace(/<[^<>]*>/, ''),
    (part) => part.replace(/<[^<>]*>/, (tag) => tag.repeat(random.integer(2, 200))),
    (part) => part.replace(/"[^"]*"/, () => random.pick(['"A1:XFD1048576"', '"x"', '""', '"../../a"', '"&#0;"'])),
  ];
  let changed = text;
  for (let times = random.integer(1, 6); times > 0; times--) {
    const start = random.integer(0, changed.length);
    changed = changed.slice(0, start) + random.pick(edits)(changed.slice(start));
  }
  return changed;
}

/** A package whose parts are changed, swapped or lost, in a container that is whole. */
function editPackage(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  try {
    let parts: Record<string, Uint8Array> = unzipSync(bytes);
    for (let times = random.integer(1, 3); times > 0; times--) {
      const names = Object.keys(parts);
      const name = random.pick(names);
      const choice = random.integer(0, 9);
      if (choice === 0) parts = Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name));
      else if (choice === 1) parts[name] = parts[random.pick(names)] ?? other.subarray(0, 1000);
      else if (parts[name]) parts[name] = strToU8(editMarkup(strFromU8(parts[name]), random));
    }
    return zipSync(parts);
  } catch {
    return strToU8(editMarkup(strFromU8(bytes, true), random), true);
  }
}

const MUTATIONS: readonly Mutation[] = [flip, enlarge, truncate, splice, repeat, editPackage, editPackage, editPackage];

/** A broken version of the file. @param other a file of another kind, to be spliced in */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  return random.pick(MUTATIONS)(bytes, other, random);
}
