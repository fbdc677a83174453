/** The page as it is built: every module that it loads is served. */
import { expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';
import type { Answer } from '../../src/review/answer.js';

it('serves every module that its modules import, and nothing besides', async () => {
  const { readStaticFiles } = (await import(`${packageRoot()}/dist/src/review/static-files.js`)) as { readStaticFiles: () => ReadonlyMap<string, Answer> };
  const files = readStaticFiles();
  const modules = [...files].filter(([path]) => path.endsWith('.js'));
  const imported = modules.flatMap(([path, { body }]) => [...Buffer.from(body).toString().matchAll(/\bfrom '([^']+)'/g)].map(([, to]) => new URL(to!, `http://page${path}`).pathname));
  expect(modules.length).toBeGreaterThan(20);
  expect(imported.filter((path) => !files.has(path))).toEqual([]);
  expect(modules.map(([path]) => path).filter((path) => path !== '/main.js' && !imported.includes(path))).toEqual([]);
});
