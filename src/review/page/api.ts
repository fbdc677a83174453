/** The HTTP API as the page uses it. */
import type { CorrectionBundle, CorrectionRequest, DocumentList, DocumentView, DoubtList, ImportAnswer, PageBlocks, Readings, Uploads } from '../../../schemas/review.js';

/** A request that the server refused: its code, and what it says besides. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

export const api = {
  documents: (query: URLSearchParams) => ask<DocumentList>(`documents?${query}`),
  doubts: (query: URLSearchParams) => ask<DoubtList>(`doubts?${query}`),
  document: (id: string) => ask<DocumentView>(`documents/${id}`),
  blocks: (id: string, page: number) => ask<PageBlocks>(`documents/${id}/pages/${page}/blocks`),
  readings: (id: string, page: number, [x0, y0, x1, y1]: readonly number[]) => ask<Readings>(`documents/${id}/pages/${page}/readings?x0=${x0}&y0=${y0}&x1=${x1}&y1=${y1}`),
  correct: (id: string, request: CorrectionRequest) => ask<DocumentView>(`documents/${id}/corrections`, 'POST', request),
  undo: (id: string, who: string, correction: string) => ask<DocumentView>(`documents/${id}/corrections`, 'DELETE', { who, id: correction }),
  takeIn: (bundle: CorrectionBundle) => ask<ImportAnswer>('corrections', 'POST', bundle),
  upload: (file: File) => ask<Uploads>(`uploads?name=${encodeURIComponent(file.name)}`, 'PUT', file),
  uploads: () => ask<Uploads>('uploads'),
};

/** Where a picture of a page is. */
export function pictureOf(id: string, page: number, dpi: number): string {
  return `/api/documents/${id}/pages/${page}/picture?dpi=${dpi}`;
}

async function ask<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const sent = body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) };
  const response = await fetch(`/api/${path}`, { method, ...sent, headers: { 'x-gongkai': 'page' } }).catch((error: unknown) => {
    throw new ApiError('unreachable', String(error));
  });
  const answer = (await response.json()) as T & { code?: string; detail?: string };
  if (!response.ok) throw new ApiError(answer.code ?? 'fault', answer.detail ?? '');
  return answer;
}
