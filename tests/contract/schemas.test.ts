/** What is generated and committed is what the sources give now; `npm run generate` brings it up to date. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../schemas/data-file.js';
import { toJsonSchemas } from '../../schemas/json-schemas.js';
import { toReferencePages } from '../../src/cli/reference-pages.js';

it.each([...toJsonSchemas()])('schemas/%s', (name, text) => expect(readFileSync(join(packageRoot(), 'schemas', name), 'utf8')).toBe(text));

it.each([...toReferencePages()])('docs/%s', (name, text) => expect(readFileSync(join(packageRoot(), 'docs', name), 'utf8')).toBe(text));
