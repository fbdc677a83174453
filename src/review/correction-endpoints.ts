/** The part of the API that changes: corrections and uploads. */
import { z } from 'zod';
import { correctionBundle, correctionRequest, documentView, importAnswer, undoRequest, uploadQuery, uploads, type DocumentView } from '../../schemas/review.js';
import { attachment, json, type Answer } from './answer.js';
import { correct, exportCorrections, importCorrections, undo } from './correction-work.js';
import { parseBody, parseQuery, type Endpoint } from './endpoint.js';
import type { Documents } from './open-document.js';
import type { UploadWork } from './uploads.js';

const whoQuery = z.strictObject({ who: z.string().default('').describe('Only of this person') });

/** @param onChange told of a document whose corrections have changed, before the answer goes out */
export function correctionEndpoints(store: string, documents: Documents, work: UploadWork, onChange: (id: string) => Promise<void>): readonly Endpoint[] {
  const changed = async (id: string, view: DocumentView, status: number): Promise<Answer> => {
    await onChange(id);
    return json(view, status);
  };
  return [
    {
      method: 'POST', path: '/api/documents/{id}/corrections', summary: 'Corrects, confirms or moves; the answer is the document checked again', body: correctionRequest, answers: documentView,
      handle: async (asking) => changed(asking.path['id']!, correct(store, documents, asking.path['id']!, await parseBody(correctionRequest, asking)), 201),
    },
    {
      method: 'DELETE', path: '/api/documents/{id}/corrections', summary: 'Takes a correction of one’s own back', body: undoRequest, answers: documentView,
      handle: async (asking) => changed(asking.path['id']!, undo(store, documents, asking.path['id']!, await parseBody(undoRequest, asking)), 200),
    },
    {
      method: 'GET', path: '/api/corrections', summary: 'Corrections of a person or of all, to be handed on', query: whoQuery, answers: correctionBundle,
      handle: (asking) => {
        const { who } = parseQuery(whoQuery, asking);
        return attachment('application/json', `${JSON.stringify(exportCorrections(store, who), null, 1)}\n`, `corrections${who === '' ? '' : `-${who}`}.json`);
      },
    },
    {
      method: 'POST', path: '/api/corrections', summary: 'Takes in what somebody hands on', body: correctionBundle, answers: importAnswer,
      handle: async (asking) => json(importCorrections(store, documents, await parseBody(correctionBundle, asking))),
    },
    {
      method: 'PUT', path: '/api/uploads', summary: 'Takes a file, or an archive, to be extracted', query: uploadQuery, body: 'bytes', answers: uploads,
      handle: async (asking) => json(await work.take(parseQuery(uploadQuery, asking).name, await asking.body()), 202),
    },
    { method: 'GET', path: '/api/uploads', summary: 'What became of the files', answers: uploads, handle: () => json(work.list()) },
  ];
}
