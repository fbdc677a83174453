/** How each command is used, in English. Names in braces stand for limits and defaults. */
import type { Messages } from './messages.js';

export const help: Messages['help'] = {
  main: `gongkai turns the fiscal disclosures of Chinese counties into checked tables

Usage: gongkai <command> [options]

Commands:
  extract   extract files or folders into a folder of results
  show      show the tables and findings of a document in the terminal
  check     check a folder of results or a document again, corrections applied
  dataset   turn a folder of results into a dataset for research
  query     ask a dataset in SQL
  review    check numbers on a page in the browser, and correct them
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
  --password TEXT   of ZIP archives that have one
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

Writes long and wide tables as CSV, Parquet, Excel and DuckDB, with datapackage.json, a codebook and a quality report. Corrections of people are in the values, and listed. Documents that have not changed are not read again; the same results give the same bytes.

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
  review: `Usage: gongkai review [folder of results] [options]

Serves a page on which a person sees each number on the document that it came from, and puts it right. Corrections are kept under corrections/ and checked at once; what was extracted is not changed. Files dropped on the page are extracted. The page needs no network; /api/openapi.json describes its HTTP API.

Options:
  --port N          port, default {reviewPort}; 0 takes one that is free
  --host ADDRESS    listen here, default {reviewHost}: this machine alone. Elsewhere the page asks for a token
  --token TEXT      the token (or set GONGKAI_TOKEN); default a new one at each start
  --redis URL       leave dropped files to workers on a queue in Redis (or set REDIS_URL); else this process extracts them
  --jobs N          files to extract at a time, default {jobs}
  --log text|json   form of the log, default text
  --timeout SEC     limit for one file in seconds, default {timeout}
  --max-memory MB   limit for one file in MB, default {memory}
  --max-pages N     most pages of one file, default {pages}
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
};
