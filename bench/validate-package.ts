/** A dataset held against the validator of Frictionless Data: descriptor, types, constraints, keys. */
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** What is used of the npm package `datapackage`. */
interface Validator {
  readonly validate: (path: string) => Promise<{ readonly valid: boolean; readonly errors: readonly unknown[] }>;
  readonly Package: { readonly load: (path: string, options: object) => Promise<{ readonly resources: readonly Resource[] }> };
}

interface Resource {
  readonly name: string;
  readonly read: (options: object) => Promise<readonly unknown[]>;
  readonly checkRelations: () => Promise<unknown>;
}

/** Prints each table with its rows, or what is wrong with it. @param modules the folder in whose node_modules `datapackage` is @returns whether all is right */
export async function validatePackage(dataset: string, modules: string, say: (line: string) => void): Promise<boolean> {
  const { validate, Package } = createRequire(join(resolve(modules), 'package.json'))('datapackage') as Validator;
  const path = join(resolve(dataset), 'datapackage.json');
  const { valid, errors } = await validate(path);
  say(`datapackage.json: ${valid ? 'valid' : errors.map(String).join('; ')}`);
  const loaded = await Package.load(path, { strict: true });
  const results = await Promise.all(loaded.resources.map((resource) => validateTable(resource, say)));
  return valid && results.every(Boolean);
}

async function validateTable(resource: Resource, say: (line: string) => void): Promise<boolean> {
  try {
    const rows = await resource.read({ relations: false });
    await resource.checkRelations();
    say(`${resource.name}: ${rows.length} rows, valid`);
    return true;
  } catch (error) {
    say(`${resource.name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
