/** How an original is named in the store, and what it is called elsewhere. */
import type { Format } from '../model/document.js';
import { Unreadable } from '../model/problem.js';
import { recogniseFormat } from '../readers/recognise-format.js';

export interface MediaType {
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const NAMES: Readonly<Record<Exclude<Format, 'image'>, MediaType>> = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf' },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, extension: 'docx' },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, extension: 'xlsx' },
  doc: { mediaType: 'application/msword', extension: 'doc' },
  xls: { mediaType: 'application/vnd.ms-excel', extension: 'xls' },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', extension: 'odt' },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extension: 'ods' },
  rtf: { mediaType: 'application/rtf', extension: 'rtf' },
  ofd: { mediaType: 'application/ofd', extension: 'ofd' },
  zip: { mediaType: 'application/zip', extension: 'zip' },
  '7z': { mediaType: 'application/x-7z-compressed', extension: '7z' },
  rar: { mediaType: 'application/vnd.rar', extension: 'rar' },
  tar: { mediaType: 'application/x-tar', extension: 'tar' },
  gzip: { mediaType: 'application/gzip', extension: 'gz' },
  html: { mediaType: 'text/html', extension: 'html' },
  docling: { mediaType: 'application/json', extension: 'json' },
  csv: { mediaType: 'text/csv', extension: 'csv' },
  text: { mediaType: 'text/plain', extension: 'txt' },
  unknown: { mediaType: 'application/octet-stream', extension: 'bin' },
};
const IMAGES: readonly (readonly [firstByte: number, MediaType])[] = [
  [0x89, { mediaType: 'image/png', extension: 'png' }],
  [0xff, { mediaType: 'image/jpeg', extension: 'jpg' }],
  [0x49, { mediaType: 'image/tiff', extension: 'tif' }],
  [0x4d, { mediaType: 'image/tiff', extension: 'tif' }],
  [0x47, { mediaType: 'image/gif', extension: 'gif' }],
  [0x42, { mediaType: 'image/bmp', extension: 'bmp' }],
  [0x52, { mediaType: 'image/webp', extension: 'webp' }],
];

/** Told by the content alone. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  const format = formatOf(bytes);
  return format === 'image' ? (IMAGES.find(([first]) => first === bytes[0])?.[1] ?? NAMES.unknown) : NAMES[format];
}

/** An Office file with a password hides what it is. */
export function formatOf(bytes: Uint8Array): Format {
  try {
    return recogniseFormat(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return 'unknown';
    throw error;
  }
}
