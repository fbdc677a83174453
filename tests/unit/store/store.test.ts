import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../src/sha256.js';
import { toFailedRow } from '../../../src/publish/to-document-row.js';
import { removeLeftovers, removeOwnUnfinished, replaceFolder } from '../../../src/store/replace-whole.js';
import { noteOrigin, readOrigins, type Origin } from '../../../src/store/origins.js';
import { documentIdOf, keepOriginal, listOriginals, partIdOf, provenanceOf, readSource, updateOrigins, writeDocument, writeIndex } from '../../../src/store/store.js';
import type { SourceJson } from '../../../schemas/source.js';

let store: string;
beforeEach(() => {
  store = mkdtempSync(join(tmpdir(), 'gongkai-store-'));
});
afterEach(() => rmSync(store, { recursive: true, force: true }));

const origin = (path: string, modified: string | null = null): Origin => ({ path, modified });

function write(content: string, path: string): SourceJson {
  const bytes = Buffer.from(content);
  const sha256 = sha256Of(bytes);
  noteOrigin(store, sha256, origin(path));
  keepOriginal(store, sha256, bytes);
  const provenance = provenanceOf(store, sha256, bytes, '1.0.0');
  const outcome = toFailedRow({ id: documentIdOf(sha256), file: path, sha256 }, { status: 'unreadable', reason: 'empty: 文件是空的' });
  const source = { ...provenance, failure: { code: 'empty', detail: 'no bytes' }, outcome };
  writeDocument(store, source, [{ path: 'tables/01-表.csv', content: 'a\r\n' }]);
  return source;
}

function meetAgain(source: SourceJson, where: Origin): void {
  noteOrigin(store, source.sha256, where);
  updateOrigins(store, source.outcome.id);
}

describe('the original', () => {
  it('is kept by its content, with the ending that its content tells', () => {
    const { file, mediaType, bytes } = write('%PDF-1.7', 'wrongly-named.docx');
    expect(file).toBe(`files/${sha256Of(Buffer.from('%PDF-1.7')).slice(0, 2)}/${sha256Of(Buffer.from('%PDF-1.7'))}.pdf`);
    expect({ mediaType, bytes }).toEqual({ mediaType: 'application/pdf', bytes: 8 });
    expect(readFileSync(join(store, file), 'utf8')).toBe('%PDF-1.7');
  });
});

it('the originals are listed by their content, each once', () => {
  const sources = [write('x', 'a.txt'), write('%PDF-1.7', 'b.pdf'), write('x', 'c.txt')];
  expect([...listOriginals(store)].sort()).toEqual([...new Set(sources.map(({ sha256 }) => sha256))].sort());
});

describe('the folder of a document', () => {
  it('is read back', () => {
    const source = write('x', 'a.txt');
    expect(readSource(store, source.outcome.id)).toEqual(source);
  });

  it('is replaced as a whole', () => {
    const { outcome, ...source } = write('x', 'a.txt');
    writeDocument(store, { ...source, outcome }, [{ path: 'cells.csv', content: '' }]);
    expect(readdirSync(join(store, 'documents', outcome.id)).sort()).toEqual(['cells.csv', 'source.json']);
  });

  it('counts as not there when its source.json is of no known shape', () => {
    const { outcome } = write('x', 'a.txt');
    writeFileSync(join(store, 'documents', outcome.id, 'source.json'), '{"version": 1}');
    expect(readSource(store, outcome.id)).toBeUndefined();
    writeFileSync(join(store, 'documents', outcome.id, 'source.json'), '{"vers');
    expect(readSource(store, outcome.id)).toBeUndefined();
  });
});

describe('origins', () => {
  it('of the same content are all kept, sorted, and the first names the document', () => {
    const source = write('x', 'b/甲.txt');
    noteOrigin(store, source.sha256, origin('a/乙.txt', '2024-01-02T03:04:05.000Z'));
    updateOrigins(store, source.outcome.id);
    const read = readSource(store, source.outcome.id)!;
    expect(read.origins.map(({ path }) => path)).toEqual(['a/乙.txt', 'b/甲.txt']);
    expect(read.outcome.file).toBe('a/乙.txt');
  });

  it('of a store that has no notes of them stay', () => {
    const { sha256 } = write('x', 'a');
    expect(readOrigins(store, sha256, [origin('b')]).map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('noted while the document was written reach it, whoever was first', () => {
    const source = write('x', 'a');
    noteOrigin(store, source.sha256, origin('b'));
    writeDocument(store, source, []);
    expect(updateOrigins(store, source.outcome.id)!.origins.map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('hold each path once, with its last time', () => {
    const { sha256 } = write('x', 'a');
    noteOrigin(store, sha256, origin('a', '2025-01-01T00:00:00.000Z'));
    expect(readOrigins(store, sha256, [origin('a', '2024-01-01T00:00:00.000Z')])).toEqual([origin('a', '2025-01-01T00:00:00.000Z')]);
  });
});

describe('documents.csv', () => {
  it('has the columns of the contract, a row a document, sorted by file', () => {
    write('x', 'b.txt');
    write('y', 'a.txt');
    writeIndex(store, (documents) => `newer: ${documents}`);
    const [header, ...rows] = readFileSync(join(store, 'documents.csv'), 'utf8').trimEnd().split('\r\n');
    expect(header).toBe('id,file,sha256,kind,department,region,region_code,year,unit,forms,checks_held,checks_broken,checks_unchecked,status,reason');
    expect(rows.map((row) => row.split(',')[1])).toEqual(['a.txt', 'b.txt']);
    expect(rows[0]).toMatch(/,unreadable,empty: 文件是空的$/);
  });

  it('has the disclosures of a volume under its own row, in their order', () => {
    const volume = write('x', 'a.txt');
    const ids = [2, 1, 3].map((number) => {
      const outcome = { ...volume.outcome, id: partIdOf(volume.sha256, number) };
      writeDocument(store, { ...volume, outcome, part: { number, of: 3 } }, []);
      return outcome.id;
    });
    writeIndex(store, () => '');
    const rows = readFileSync(join(store, 'documents.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual([volume.outcome.id, ids[1], ids[0], ids[2]]);
  });

  it('does not depend on the order of writing', () => {
    write('x', 'b.txt');
    write('y', 'a.txt');
    writeIndex(store, (documents) => `newer: ${documents}`);
    const first = readFileSync(join(store, 'documents.csv'));
    rmSync(join(store, 'documents'), { recursive: true });
    write('y', 'a.txt');
    write('x', 'b.txt');
    writeIndex(store, (documents) => `newer: ${documents}`);
    expect(readFileSync(join(store, 'documents.csv'))).toEqual(first);
  });

  it('says of a document whose file has since got other content which one is newer', () => {
    const [older, newer, alone] = [write('x', 'a.txt'), write('y', 'a.txt'), write('z', 'b.txt')];
    meetAgain(older, origin('a.txt', '2024-01-01T00:00:00.000Z'));
    meetAgain(newer, origin('a.txt', '2025-01-01T00:00:00.000Z'));
    meetAgain(alone, origin('b.txt', '2023-01-01T00:00:00.000Z'));
    writeIndex(store, (documents) => `newer: ${documents}`);
    const notes = readFileSync(join(store, 'documents.csv'), 'utf8').split('\r\n').filter((row) => row.includes('newer: '));
    expect(notes).toEqual([expect.stringMatching(new RegExp(`^${older.outcome.id},a\\.txt,.*; newer: ${newer.outcome.id}$`))]);
  });

  it('is only a header in an empty store', () => {
    writeIndex(store, (documents) => `newer: ${documents}`);
    expect(readFileSync(join(store, 'documents.csv'), 'utf8')).toMatch(/^id,file,.*,reason\r\n$/);
  });
});

describe('what is unfinished', () => {
  const unfinished = (pid: number): string => join(store, `.unfinished.${hostname()}.${pid}.0-1`);

  it('is nowhere once it is finished', () => {
    replaceFolder(store, 'documents/a', [{ path: 'x', content: '1' }]);
    replaceFolder(store, 'documents/a', [{ path: 'x', content: '2' }]);
    expect(readdirSync(store)).toEqual(['documents']);
    expect(readFileSync(join(store, 'documents/a/x'), 'utf8')).toBe('2');
  });

  it('is removed when its process is no more, and left alone while it lives', () => {
    const none = 2 ** 22 + 1; // above the highest process id of Linux
    mkdirSync(unfinished(none));
    mkdirSync(unfinished(process.pid));
    removeLeftovers(store);
    expect([existsSync(unfinished(none)), existsSync(unfinished(process.pid))]).toEqual([false, true]);
    removeOwnUnfinished(store);
    expect(existsSync(unfinished(process.pid))).toBe(false);
  });

  it('of another machine is left alone', () => {
    mkdirSync(join(store, '.unfinished.elsewhere.1.0-1'));
    removeLeftovers(store);
    expect(readdirSync(store)).toEqual(['.unfinished.elsewhere.1.0-1']);
  });
});
