/** The files of the web page, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Answer } from './answer.js';

const FOLDER = new URL('page/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' };

/** Path → file. Nothing else is served, so no path leads anywhere else. */
export function readStaticFiles(): ReadonlyMap<string, Answer> {
  const names = readdirSync(FOLDER).filter((name) => Object.hasOwn(TYPES, extname(name)));
  const files = names.map((name): [string, Answer] => [`/${name}`, { status: 200, type: TYPES[extname(name)]!, body: readFileSync(new URL(name, FOLDER)), headers: { 'cache-control': 'no-cache' } }]);
  return new Map([...files, ...files.filter(([path]) => path === '/index.html').map(([, file]): [string, Answer] => ['/', file])]);
}
