/** What `source.json` holds: where a document came from, and what became of it. */
import { z } from 'zod';
import { pageRange, volumePlace } from './disclosure.js';
import { documentRow } from './rows.js';

export const originSchema = z.strictObject({
  path: z.string().describe('As given, with /; - for standard input'),
  archive: z.string().optional().describe('The archive that the file was a member of; path goes on inside it'),
  modified: z.iso.datetime().nullable().describe('Last change of the file; null where it is not known'),
  web: z
    .strictObject({
      site: z.string().describe('As it is called in sites.yaml'),
      region: z.string().describe('As sites.yaml says'),
      page: z.string().describe('Address of the page that links to it'),
      title: z.string().describe('Of that page'),
      published: z.string().describe('Date that the page tells, YYYY-MM-DD, or empty'),
      name: z.string().describe('Name under which the server hands it out, or empty'),
      etag: z.string().describe('As the server said, or empty'),
      lastModified: z.string().describe('As the server said, or empty'),
    })
    .optional()
    .describe('Of what a crawl has fetched; its path is the address'),
});

export const sourceSchema = z
  .strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/).describe('Of the file; of a document of several files, made of theirs'),
    bytes: z.int().min(0),
    mediaType: z.string().describe('Told by the content; empty where that was too large, or there are several files'),
    file: z.string().describe('The original bytes, from the top of the store; empty where they were too many to keep, or there are several files'),
    origins: z
      .array(originSchema)
      .describe('Every place at which these bytes were met, sorted by path'),
    part: volumePlace.optional().describe('Of a disclosure that shares its file with others'),
    parts: z.array(z.string()).optional().describe('Of a file that holds several disclosures: the ids of their documents, in order'),
    joined: z
      .array(z.strictObject({ id: z.string(), path: z.string(), pages: pageRange.optional().describe('Which pages of this document are the pages of that file; absent where its format has none') }))
      .optional()
      .describe('Of a disclosure that several files make together: their documents, the prose first'),
    version: z.string().describe('Of gongkai'),
    failure: z.strictObject({ code: z.string().describe('See docs/problems.md'), detail: z.string().describe('For the log, in English') }).nullable(),
    outcome: documentRow.describe('The row of documents.csv'),
  })
  .describe('The origin of a document and the outcome of its extraction');

export type SourceJson = z.infer<typeof sourceSchema>;
