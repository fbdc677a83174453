// Writes what is made from the sources and committed with them: the JSON Schemas
// and the reference pages. Tests hold that they are up to date.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from './build.js';

build();
const { toJsonSchemas } = await import('../dist/schemas/json-schemas.js');
const { toReferencePages } = await import('../dist/src/cli/reference-pages.js');
const root = fileURLToPath(new URL('..', import.meta.url));
for (const [name, text] of toJsonSchemas()) writeFileSync(`${root}schemas/${name}`, text);
for (const [name, text] of toReferencePages()) writeFileSync(`${root}docs/${name}`, text);
