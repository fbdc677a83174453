/** The files of the web page, read once. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from './answer.js';

const FOLDER = new URL('page/', import.meta.url);
const ROOT = new URL('../../', import.meta.url);
/** What the page shares with the rest: where it lies is where the page looks for it. */
const SHARED = ['schemas/name-fact.js', 'schemas/fact-words.js'];
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' };

/** Path → file. Nothing else is served, so no path leads anywhere else. */
export function readStaticFiles(): ReadonlyMap<string, Answer> {
  const toFile = (name: string, place: URL): [string, Answer] => [`/${name}`, { status: 200, type: TYPES[extname(name)]!, body: readFileSync(place), headers: { 'cache-control': 'no-cache' } }];
  const files = readdirSync(FOLDER).filter((name) => Object.hasOwn(TYPES, extname(name))).map((name) => toFile(name, new URL(name, FOLDER)));
  // Before they are compiled there are none.
  const shared = SHARED.filter((name) => existsSync(new URL(name, ROOT))).map((name) => toFile(name, new URL(name, ROOT)));
  return new Map([...files, ...shared, ...files.filter(([path]) => path === '/index.html').map(([, file]): [string, Answer] => ['/', file])]);
}
