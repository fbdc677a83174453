/** The arrows of docs/design.md, held against the imports as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../schemas/data-file.js';
import { VERSION } from '../src/version.js';

const ROOT = packageRoot();
const STAGES = ['readers', 'ocr', 'watermark', 'tables', 'volume', 'forms', 'narrative', 'repair', 'checks', 'corrections', 'publish', 'dataset'];
/** Where files, processes, the clock and the terminal may be touched. */
const RIM = [/^src\/(?:cli|service|store|export|review)\//, /^src\/extract\.ts$/, /^workers\//, /^schemas\//];
/** They load the engines' own files from the installed packages. */
const ENGINE_LOADERS = /^src\/(?:readers\/pdf\/|ocr\/read-asset\.ts$)/;
const MAX_LINES = 400;
const BANNED_NAMES = /^(?:utils?|helpers?|common|types|misc|index)$/;

interface Source {
  readonly path: string;
  readonly text: string;
  /** Paths of this project that it imports, types too. */
  readonly imports: readonly string[];
  /** Packages and Node's own modules. */
  readonly packages: readonly string[];
}

const sources: readonly Source[] = ['src', 'schemas', 'workers'].flatMap((folder) => filesOf(join(ROOT, folder))).map(readSourceFile);

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function readSourceFile(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()'([^'\n]+)'/g)].map((match) => match[1]!);
  const own = specifiers.filter((specifier) => specifier.startsWith('.')).map((specifier) => relative(ROOT, resolve(dirname(file), specifier)).replace(/\.js$/, '.ts'));
  return { path: relative(ROOT, file), text, imports: own, packages: specifiers.filter((specifier) => !specifier.startsWith('.')) };
}

function stageOf(path: string): string | undefined {
  return STAGES.find((stage) => path.startsWith(`src/${stage}/`));
}

describe('arrows', () => {
  it.each(STAGES)('%s imports the model, the settings, the schemas and itself', (stage) => {
    const allowed = (path: string): boolean => /^(?:src\/model\/|src\/settings\.ts$|src\/version\.ts$|schemas\/)/.test(path) || path.startsWith(`src/${stage}/`);
    const wrong = sources.filter(({ path }) => stageOf(path) === stage).flatMap(({ path, text, imports }) => imports.filter((target) => !allowed(target) && !isContentsType(stage, target, text)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });

  it('the model imports nothing but itself and the decimals', () => {
    const model = sources.filter(({ path }) => path.startsWith('src/model/'));
    expect(model.flatMap(({ imports }) => imports.filter((target) => !target.startsWith('src/model/')))).toEqual([]);
    expect([...new Set(model.flatMap(({ packages }) => packages))]).toEqual(['decimal.js']);
  });

  it('schemas import nothing of the stages', () => {
    const wrong = sources.filter(({ path }) => path.startsWith('schemas/')).flatMap(({ path, imports }) => imports.filter((target) => stageOf(target)).map((target) => `${path} → ${target}`));
    expect(wrong).toEqual([]);
  });

  it('nothing imports in a circle', () => expect(findCircle()).toBeUndefined());
});

/** The forms are told which blocks are the contents: its type alone may cross. */
function isContentsType(stage: string, target: string, text: string): boolean {
  return stage === 'forms' && target === 'src/narrative/contents.ts' && /import type [^;]*narrative\/contents\.js/.test(text);
}

function findCircle(): readonly string[] | undefined {
  // Types are gone when the program runs, and may refer to one another.
  const arrows = new Map(sources.map(({ path, text }) => [path, valueImports(path, text)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const target of arrows.get(path) ?? []) {
      const circle = visit(target, [...trail, path]);
      if (circle) return circle;
    }
    done.add(path);
    return undefined;
  };
  return [...arrows.keys()].map((path) => visit(path, [])).find((circle) => circle !== undefined);
}

function valueImports(path: string, text: string): readonly string[] {
  return [...text.matchAll(/^(?:import|export)(?! type)[^;]*?from '(\.[^']+)'/gm)].map((match) => relative(ROOT, resolve(ROOT, dirname(path), match[1]!)).replace(/\.js$/, '.ts'));
}

describe('the rim', () => {
  const inner = sources.filter(({ path }) => !RIM.some((rim) => rim.test(path)));

  it('alone touches files, processes and sockets', () => {
    const outside = /^(?:node:)?(?:fs|fs\/promises|child_process|net|http|https|worker_threads|os|process)$/;
    const wrong = inner.filter(({ path }) => !ENGINE_LOADERS.test(path)).flatMap(({ path, packages }) => packages.filter((name) => outside.test(name)).map((name) => `${path} → ${name}`));
    expect(wrong).toEqual([]);
  });

  it('alone touches the environment, the clock and the terminal', () => {
    const touch = /\bprocess\.(?:env|exit|stdout|stderr|argv|cwd)\b|\bconsole\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bsetTimeout\b/;
    expect(inner.filter(({ text }) => touch.test(withoutComments(text))).map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g, '');
}

describe('files', () => {
  it.each(sources.map(({ path, text }) => [path, text]))('%s opens with its purpose, and is short', (_, text) => {
    expect(text).toMatch(/^\/\*\*/);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MAX_LINES);
  });

  it('are named for what they hold', () => {
    const wrong = sources.map(({ path }) => path).filter((path) => path !== 'src/index.ts' && (BANNED_NAMES.test(basename(path, '.ts')) || !/^[a-z0-9-]+(?:\.d)?\.ts$/.test(basename(path))));
    expect(wrong).toEqual([]);
  });

  it('export by name', () => expect(sources.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]));
});

describe('dependencies', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Record<string, string>>;
  const shipped = { ...manifest.dependencies, ...manifest.optionalDependencies };

  it.each(Object.keys({ ...shipped, ...manifest.devDependencies }))('%s has its reason in docs/dependencies.md', (name) => {
    expect(readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8')).toContain(`\`${name}\``);
  });

  it.each(Object.keys(shipped))('%s is used', (name) => expect(sources.some(({ text }) => text.includes(`'${name}`))).toBe(true));
});

it('the version of the results is that of the package', () => {
  expect((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version).toBe(VERSION);
});
