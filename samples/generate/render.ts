/** Files that only another program can make: PDF from HTML by Chromium, other formats from .docx and .xlsx by LibreOffice. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function run(program: string, args: readonly string[]): void {
  const done = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 300_000 });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status}: ${done.stderr.slice(-2000)}`);
}

/** Sets the dates of a PDF to a fixed one of the same length, so that the same page gives the same bytes. */
function fixDates(pdf: string): void {
  const bytes = readFileSync(pdf).toString('latin1');
  writeFileSync(pdf, bytes.replace(/(?<=\/(?:CreationDate|ModDate) \(D:)\d{14}/g, '20250801000000'), 'latin1');
}

/** Prints a page to a PDF file. @throws Error when Chromium is not installed or fails */
export function printWithChromium(html: string, pdf: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'print-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, html);
    run('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', '--disable-pdf-tagging', `--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${pdf}`, `file://${page}`]);
    fixDates(pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Converts files to another format, in one start of LibreOffice.
 *
 * @param from extension of the files, which tells LibreOffice what they are
 * @throws Error when it is not installed or fails
 */
export function convertWithLibreOffice(files: readonly Uint8Array[], from: 'docx' | 'xlsx', to: string): readonly Uint8Array[] {
  if (files.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const inputs = files.map((file, index) => {
      const path = join(folder, `${index}.${from}`);
      writeFileSync(path, file);
      return path;
    });
    run('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', to, '--outdir', folder, ...inputs]);
    return files.map((_, index) => new Uint8Array(readFileSync(join(folder, `${index}.${to}`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
