/** The words of the program in English. Names in braces stand for facts. */
import type { Messages } from './messages.js';

export const en: Messages = {
  language: 'en',
  problems: {
    'page-without-text': 'page {page} is damaged and was not read',
    'scan-recognised': 'page {page} is an image; its {count} lines were recognised (OCR)',
    'hidden-layer-recognised': 'page {page} is an image over hidden text, which is not believed; its {count} lines were recognised (OCR)',
    'unmapped-recognised': 'the text layer of page {page} does not say what its characters are; its {count} lines were recognised (OCR)',
    'recognition-failed': 'page {page} is a scan and could not be read: {detail}',
    'page-unmapped': '{count} characters of page {page} have no code in the text layer; what they are is not sure',
    'second-reader': 'page {page} was read by the second engine',
    'figure-without-unit': '“{text}” in the prose has no unit; it was taken as its sentence suggests',
    'malformed-amount': '“{text}” stands where an amount belongs, and is no whole figure',
    'code-restored': 'the cut code {printed} has one possible reading and was restored to {code} ({label})',
    'name-unknown': '“{name}” in the prose is in no classification; its figures are left out',
    'word-repaired': 'recognised as “{read}”, read as the known word “{word}”',
    'code-unknown': 'code {code} is in no classification ({label})',
    'form-by-header': 'form {form} has no title that is known; it was recognised by its header or number',
    'form-duplicate': 'another table matches {form}',
    'ragged-row': 'this row has {cells} cells, its table has {expected}',
    'hidden-text-left-out': 'hidden text was left out',
    'hidden-sheet-left-out': 'the hidden sheet “{sheet}” was left out',
    'hidden-cells-left-out': '{count} cells in hidden rows or columns of the sheet “{sheet}” were left out ({cells})',
    'unprinted-cells-left-out': '{count} cells outside the print area of the sheet “{sheet}” were left out ({cells})',
    'formula-without-value': '{count} formulas of the sheet “{sheet}” have no result in the file and could not be read ({cells}); save it once with a spreadsheet program',
    'deleted-text-left-out': 'text deleted by a tracked change was left out',
    'text-unread': '{count} characters could not be read',
    'embedded-sheet-unread': '{count} embedded workbooks, whose tables were not read',
    'no-tables': 'no table was found',
    'blank-template': 'none of the {count} forms holds a figure: a blank template, or its figures could not be read; they are listed as other tables',
    'tables-over-limit': 'the tables of page {page} are over the limit of {limit} cells and stayed text',
    'year-conflict': 'the document names different fiscal years: {cover} on the cover, {forms} in the forms',
    'region-ambiguous': 'the region {name} has several readings: {codes}',
    'unit-missing': 'form {form} names no unit',
    'template-leftover': 'words of the template were left in: {text}',
    'other-disclosures': 'the file holds {count} more disclosures, which are not listed here',
    'correction-lost': 'the correction of {cell} by {who} ({old} → {new}) could not be applied ({reason}; it now reads "{found}"): check it again',
  },
  reasons: {
    'form-damaged': 'damaged: {forms}',
    'form-absent': 'absent: {forms}',
    'no-form': 'no statutory form was found',
    volume: 'the file holds {count} disclosures, each of them a document',
    'volume-part': 'disclosure {number} of {of} in the file (pages {pages})',
    joined: 'made of several files: {documents}',
    'newer-file': 'a newer file has been met at the same path: {documents}',
  },
  failures: {
    empty: 'the file is empty',
    damaged: 'the file is damaged or incomplete',
    encrypted: 'the file has a password; remove it first (for archives: --password)',
    unsupported: 'not a format that can be read (PDF, OFD, Word, Excel, OpenDocument, RTF, web pages, images, CSV and text can, also in archives)',
    'too-large': 'the file is too large, or unpacks to too much',
    'too-many-pages': 'more pages than allowed (--max-pages raises the limit)',
    'unsafe-entry': 'the archive has an entry that leads out of it, or a link; it was not unpacked',
    'too-deep': 'nested deeper than allowed',
    'time-limit': 'stopped at the time limit (--timeout raises it; then --force)',
    'memory-limit': 'stopped at the memory limit (--max-memory raises it; then --force)',
    'not-found': 'no such file, or no permission to read it',
    changed: 'the file was being written to while it was read',
    fault: 'gongkai failed on this file',
  },
  kinds: { 'final-accounts': 'final accounts', budget: 'budget', other: 'other document' },
  severities: { error: 'error', warning: 'warning', rounding: 'rounding', unchecked: 'unchecked' },
  missing: { absent: 'absent', damaged: 'damaged' },
  usage: {
    hint: 'gongkai --help says how to use it.',
    unknownCommand: 'There is no command “{command}”.',
    noInput: 'Name a file or a folder.',
    oneInput: 'Name exactly one file.',
    badNumber: '--{option} takes a whole number above 0.',
    badSeconds: '--{option} takes seconds, more than 0.',
    badLanguage: '--lang is zh or en.',
    noSuchDocument: '{document} is neither a file nor a document in {store}.',
    noSuchPage: 'There is no page {page} that can be drawn.',
    noSites: 'Name a sites.yaml.',
    noSuchSite: 'There is no “{site}” in sites.yaml.',
    noSchedule: 'No site in sites.yaml has a schedule.',
    wrongSites: '{path}, line {line}: {message}',
    noArguments: 'This command takes no files.',
    whatToRetry: 'Name documents, or --failed, or --forget.',
    notFailed: 'No document {id} has failed in {store}.',
    badLog: '--log is text or json.',
    oneFolder: 'Name one folder as the inbox.',
    noRedis: 'Name a Redis with --redis URL or the variable REDIS_URL; without one use gongkai extract or gongkai watch.',
  },
  log: {
    working: 'working: results go to {store}, {jobs} files at a time',
    stopping: 'stopping: what is running is finished, or handed back to the queue',
    watching: 'watching {file}; results go to {store}',
    'standing-by': '{file} is watched by another process; standing by',
    taken: '{file}: taken ({id})',
    duplicate: '{file}: the same content as {id}, which is done; its place is noted',
    extracted: '{file}: extracted ({id}, {ms} ms)',
    unpacked: '{file}: taken apart, {count} files ({id})',
    unreadable: '{file}: cannot be read ({code}: {detail})',
    fault: '{file}: gongkai failed ({detail})',
    stalled: '{id}: the process that worked on it is gone; another takes it',
    'queue-error': 'the queue is not available for now: {detail}',
    'inbox-error': 'the inbox is not available for now: {detail}',
    'cannot-write': 'cannot write to {store}: {detail}; trying again later',
    'crawl-kept': '{site}: {url} kept ({id}, {title})',
    'crawl-gone': '{site}: {url} is no longer there ({detail})',
    'crawl-refused': '{site}: {url} is not to be fetched ({detail})',
    'crawl-failed': '{site}: {url} could not be fetched ({detail}); the next crawl tries again',
    'crawl-started': '{site}: crawl {pass} begins',
    'crawl-ended': '{site}: crawled: {pages} pages, {files} attachments, {new} of them new; {refused} refused, {gone} gone, {failed} failed',
    'crawl-resting': '{site}: {detail}; left for the next crawl',
    'crawl-going-on': '{site}: the last crawl still goes on; this one is left out',
    'crawl-scheduled': '{site}: the next crawl is at {at}',
    'cannot-move': '{file}: its result is written, but it cannot be moved out of the inbox: {detail}',
  },
  redis: {
    unreachable: 'Redis at {url} cannot be reached: {detail}',
    evicts: 'Redis at {url} drops data when its memory is full (maxmemory-policy {detail}), and jobs with it. Set it to noeviction.',
    forgets: 'Redis has no AOF (appendonly yes): when it restarts it forgets the jobs that wait; gongkai enqueue then brings them back from the store.',
  },
  watch: {
    reason: '{words}\n\n{code}: {detail}',
    members: 'Files of this archive have no result; all others have.',
    member: '{path}: {words} ({code}: {detail})',
    again: 'When it is put right, or to try once more, drop the file into the inbox again.',
    total: '{inbox}: {done} files done, {failed} not readable.',
  },
  status: {
    documents: 'documents: {list}',
    failures: 'without result because: {list}',
    unfinished: 'still to be done: {count}',
    crawled: 'crawl of {site}: ended {at}, {files} attachments, {new} of them new, {failed} failed',
    crawling: 'crawl of {site}: begun {at}, not ended yet',
    queue: 'queue: {waiting} waiting, {active} active, {delayed} to be tried later, {failed} failed; {workers} workers, {aMinute} done in the last minute; the oldest has waited {oldest} s',
    queueFailures: 'failed in the queue because: {list}',
    failedLine: '{id}  {file}  {words} ({code}: {detail})',
  },
  retry: { total: '{count} documents are tried again.', forgotten: '{count} failed jobs forgotten.' },
  crawl: { wouldFetch: '{count} files would be fetched.' },
  enqueue: { total: '{count} files queued, {known} done before, {failed} not readable.' },
  run: {
    progress: '[{count}/{total}] {path}  {what}',
    page: '{path}  page {done} of {count} recognised',
    skipped: 'done before, skipped',
    skippedFailure: 'done before, skipped: {reason}',
    done: 'done',
    unreadable: '{path}: {words} ({code}: {detail})',
    fault: '{path}: gongkai failed on this file; please report it\n{detail}',
    cannotWrite: 'cannot write to {store}: {detail}',
    interrupted: 'Interrupted. What is finished is in {store}; run again to go on.',
    total: '{total} files: {extracted} extracted, {skipped} skipped, {failed} not readable. Index: {index}',
  },
  summary: {
    title: '{department}  {year}  {kind}',
    noDepartment: '(department not found)',
    year: '{year}',
    noYear: '(year not found)',
    file: 'file',
    unit: 'unit',
    noUnit: 'not stated',
    forms: 'forms',
    missing: 'missing',
    none: 'none',
    checks: 'checks',
    tally: '{held} hold, {broken} broken, {unchecked} could not be made',
    reasons: 'note',
    results: 'results',
    separator: ', ',
    colon: ': ',
    missingForm: '{title} ({reason})',
    joined: '{path}: {count} files in it make one disclosure: {summary}',
    volume: '{path}  holds {count} disclosures, each of them a document:',
    short: '{title}  {forms} forms  checks {held}/{broken}/{unchecked}  {folder}',
  },
  show: {
    lineNo: 'line',
    code: 'code',
    label: 'item',
    statedEmpty: '(the form says that it has no data)',
    findings: 'Checks that are broken or doubtful',
    noFindings: 'No check is broken',
    otherFindings: '{rounding} more explained by rounding, {unchecked} that could not be made: see findings.csv.',
    missing: 'Missing forms',
    problems: 'Problems in reading',
    marks: 'Set apart as watermarks and the like: {marks}',
    suspect: '! marks a doubtful figure',
  },
  query: {
    needs: 'Name a folder and a query.',
    badFormat: '--format is table, csv or json.',
    noData: '{folder} is neither a dataset nor a folder of results.',
  },
  dataset: {
    noTarget: 'Name the folder of the dataset with --to.',
    oneStore: 'Name one folder of results.',
    noStore: '{store} is no folder of results (it holds no documents).',
    badCondition: 'The condition “{condition}” is not understood; see gongkai dataset --help.',
    badFormat: 'There is no format “{format}”; there are: {formats}.',
    stale: 'Document {document} was written by another version, or is damaged; extract it again first: gongkai extract <its folder> --out {store} (with --force where needed).',
    uncorrected: 'Note: {count} documents have corrections by people, which are not in the dataset yet.',
    progress: '{done} of {total} documents read',
    writing: 'writing {format}',
    done: '{documents} documents ({unchanged} unchanged), {cells} cells, {years} department-years written to {to}',
  },
  check: {
    finding: '{rule}  {message}',
    nothing: 'nothing is broken, doubtful or off by rounding',
    between: 'Between documents',
    pair: '{document} and {other}',
    corrected: 'corrections applied: {count}',
    lost: 'corrections that could not be applied: {count}, see above',
    explained: '{cell} takes part in {count} checks',
    unknownCell: 'no check has anything to do with "{cell}". Write form/code or label[/column], or fact[/subject], such as income/208/本年收入合计 or gpb_final',
    total: '{documents} documents: {error} errors, {warning} warnings, {rounding} off by rounding, {unchecked} unchecked; between documents {between}',
    badCorrections: 'a file of corrections cannot be understood and is not applied: {detail}',
    noStore: 'there are no documents in {store}.',
    outcomes: { exact: 'holds', rounding: 'holds, rounded', broken: 'broken', unmade: 'could not be made', empty: 'nothing to check' },
  },
  help: {
    main: `gongkai turns the fiscal disclosures of Chinese counties into checked tables

Usage: gongkai <command> [options]

Commands:
  extract   extract files or folders into a folder of results
  show      show the tables and findings of a document in the terminal
  check     check a folder of results or a document again, corrections applied
  dataset   turn a folder of results into a dataset for research
  query     ask a dataset in SQL
  draw      draw the glyphs, rules and cells found on a page (SVG)
  watch     extract what is dropped into a folder
  crawl     fetch what county sites disclose
  worker    work on the queue in Redis
  enqueue   put files into the queue in Redis
  status    how documents, queue and crawls stand
  retry     try documents again that have no result

Options of every command:
  --lang zh|en   language; default: that of the system
  --help         how to use a command
  --version      version

Exit codes: 0 done; 1 some file could not be read; 2 wrong usage; 70 gongkai failed`,
    extract: `Usage: gongkai extract <files or folders…> [options]

Extracts each file, and each document in an archive (ZIP, 7z, RAR, tar.gz), to JSON and CSV in a folder of results; what is done already is skipped. “-” reads standard input.

Options:
  --out DIR         folder of results, default out
  --json            extract one file and print its JSON; nothing is written
  --force           extract again what is done already
  --jobs N          files at a time, default {jobs} (the cores of this machine)
  --password TEXT   of archives that have one
  --strict          exit with 1 also when something is lost or a check is broken
  --timeout SEC     limit for one file, or for each page of a scan, in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
    show: `Usage: gongkai show <document id, its folder, or a file> [options]

Shows the forms as tables, then the broken checks and the missing forms.

Options:
  --store DIR       folder of results, default out
  --timeout SEC     time limit in seconds, default {timeout}
  --max-memory MB   memory limit in MB, default {memory}
  --max-pages N     most pages, default {pages}
  --lang zh|en      language`,
    dataset: `Usage: gongkai dataset <folder of results> --to <folder of the dataset> [options]

Writes long and wide tables as CSV, Parquet, Excel and DuckDB, with datapackage.json, a codebook and a quality report. Documents that have not changed are not read again; the same results give the same bytes.

Options:
  --to DIR          folder of the dataset
  --where TEXT      only what meets the conditions, parted by spaces, such as
                    "year=2020..2024 region=1406,山西省 kind=final-accounts
                    form=three-public status>=verified"
  --formats LIST    some of csv,parquet,duckdb,report,xlsx; default all; csv is always written
  --bom             begin CSV files with a byte order mark, for Excel
  --licence NAME    licence to name in datapackage.json
  --force           read documents again that have not changed
  --lang zh|en      language`,
    query: `Usage: gongkai query <folder of results, or a dataset> "select …" [options]

Asks the tables of a dataset (documents, department_years, cells …: see codebook.md) in DuckDB's SQL; the answer goes to standard output. In a folder of results, .dataset is brought up to date first. A query reads no other file and no network.

Options:
  --format NAME     table, csv or json; default table
  --lang zh|en      language`,
    check: `Usage: gongkai check <folder of results, document id, disclosure.json, or a file> [options]

Checks again without reading the files, with the corrections of corrections/ applied, and lists what was found by severity, sums written out.
Documents of one department (last year's accounts, the budget of the year) are checked against one another.

Options:
  --explain CELL    every check that a figure takes part in and what it says, such as income/208/本年收入合计
  --store DIR       folder of results, default out
  --strict          exit with 1 when there is an error
  --timeout SEC     time limit in seconds, default {timeout}
  --max-memory MB   memory limit in MB, default {memory}
  --max-pages N     most pages, default {pages}
  --lang zh|en      language`,
    draw: `Usage: gongkai draw <file> [options]

Draws what was read on a page (text, rules), the cells found, and what was set apart, as SVG.

Options:
  --page N          which page, default 1
  --out FILE        write to a file, default standard output
  --timeout SEC     time limit in seconds, default {timeout}
  --max-memory MB   memory limit in MB, default {memory}
  --max-pages N     most pages, default {pages}
  --lang zh|en      language`,
    watch: `Usage: gongkai watch <folder> [options]

Watches an inbox: a file is extracted when it is complete. When its result is written it is moved to done/ in the inbox, or to failed/ with a .reason.txt beside it.

Options:
  --out DIR         folder of results, default out
  --redis URL       leave the work to workers on a queue in Redis (or set REDIS_URL); else this process does it
  --once            end when what lies there is done
  --settle SEC      a file is complete when its size and time have not changed for so long, default {settle}
  --jobs N          files at a time, default {jobs}
  --port N          serve /health and /metrics on this port
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
    crawl: `Usage: gongkai crawl <sites.yaml> [options]

Fetches the attachments and tables that county sites disclose, as sites.yaml says: what is new or has changed. robots.txt is kept, and a host gets one request at a time.

Options:
  --out DIR         folder of results, default out
  --redis URL       leave the extraction to workers on a queue in Redis (or set REDIS_URL); else this process does it
  --schedule        go on for ever, each site at the times of its schedule
  --only NAME       crawl this site only
  --dry-run         look through the pages, list the files that would be fetched, write nothing
  --jobs N          files to extract at a time, default {jobs}
  --port N          serve /health and /metrics on this port
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
    worker: `Usage: gongkai worker --redis URL [options]

Takes files from the queue in Redis. Any number may run, on any machines that see the same folder of results.

Options:
  --redis URL       the Redis, or set REDIS_URL
  --out DIR         folder of results, default out
  --jobs N          files at a time, default {jobs}
  --lease SEC       the job of a process that is silent for so long goes to another, default {lease}
  --port N          serve /health and /metrics on this port
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
    enqueue: `Usage: gongkai enqueue [files or folders…] --redis URL [options]

Keeps files in the folder of results and queues them for the workers. Without files: queues every original there that this version has not done (after an upgrade, or when Redis has lost its data).

Options:
  --redis URL       the Redis, or set REDIS_URL
  --out DIR         folder of results, default out
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
    status: `Usage: gongkai status [options]

How the folder of results and the queue stand: documents by outcome, why some have no result, what is still to be done, the last crawl of each site; with Redis the queue, its workers and rates.

Options:
  --store DIR       folder of results, default out
  --redis URL       the Redis (or set REDIS_URL)
  --failed          list every document without result, and why
  --json            as JSON
  --lang zh|en      language`,
    retry: `Usage: gongkai retry <document ids… | --failed | --forget> [options]

Tries documents again that have no result. gongkai status --failed lists their ids.

Options:
  --failed          all documents without result
  --forget          only empty the list of failed jobs in Redis
  --out DIR         folder of results, default out
  --redis URL       leave the work to workers on a queue in Redis (or set REDIS_URL); else this process does it
  --jobs N          files at a time, default {jobs}
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
  --lang zh|en      language`,
  },
};
