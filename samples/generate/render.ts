/** Files that only another program can make: PDF from HTML by Chromium, PDF from .docx by LibreOffice. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

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

/** Converts .docx files to PDF beside them, in one start of LibreOffice. @throws Error when it is not installed or fails */
export function convertWithLibreOffice(files: readonly { readonly docx: Uint8Array; readonly pdf: string }[]): void {
  if (files.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const inputs = files.map(({ docx, pdf }) => {
      const path = join(folder, basename(pdf).replace(/\.pdf$/, '.docx'));
      writeFileSync(path, docx);
      return path;
    });
    run('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...inputs]);
    for (const [index, { pdf }] of files.entries()) renameSync(inputs[index]!.replace(/\.docx$/, '.pdf'), pdf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
