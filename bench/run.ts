/** The benches: `npm run bench -- accuracy|corpus|dataset|formats|fuzz|list|peers|review|scans|speed|transcription|volumes …`. */
import { parseArgs } from 'node:util';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fuzz } from './fuzz.js';
import { listResults } from './list-results.js';
import { DEFAULT_COUNT, makeCorpus } from './corpus.js';
import { measureDataset } from './dataset.js';
import { validatePackage } from './validate-package.js';
import { measureFormats } from './formats.js';
import { measureAccuracy } from './accuracy.js';
import { measureContradictions } from './contradictions.js';
import { measurePeers } from './peers/measure-peers.js';
import { measurePlants } from './plants.js';
import { measureProse } from './prose.js';
import { DEFAULT_LAYOUTS, measureLayouts } from './layouts.js';
import { measureReview } from './review.js';
import { measureScans } from './scans/measure-scans.js';
import { measureSpeed } from './speed.js';
import { compareWithTranscription } from './transcription.js';
import { runChaos } from './chaos/run-chaos.js';
import { runCrawlSite } from './crawl-site/run-crawl-site.js';
import { runInbox } from './inbox/run-inbox.js';
import { measureVolumes } from './volumes.js';
import { measureThroughput } from './throughput/measure-throughput.js';

const USAGE = `usage: npm run bench -- <command>
  corpus [--corpus DIR] [--count N]                make the generated documents
  accuracy [--half develop|report] [--corpus DIR] [--count N] [--only TEXT] [--verbose]
  formats [--half develop|report] [--count N] [--after SEED] [--verbose] [FORMATS…]
                                                   how much of a disclosure comes back from each format
  layouts [--half develop|report] [--count N] [--after SEED] [--seed N] [--keep DIR] [--verbose]
  dataset [FOLDER]                                 a store of a million cells as a dataset
  package DATASET FOLDER                           a dataset held against Frictionless's own validator, which is
                                                   looked for in FOLDER/node_modules/datapackage
  fuzz [--seed N] [--count N] [FORMATS…]           broken files: an outcome or a named error
  list FILES OR FOLDERS…                           what comes out of files that have no truth
  scans [--half develop|report] [--corpus DIR] [--count N] [--only TEXT] [--keep DIR] [--compare PAGES] [--verbose]
                                                   scanned forms under every condition; --compare: marks left in and taken out,
                                                   one engine and two, whole pages beside cells
  peers [--half develop|report] [--count N] [FOLDER]
                                                   time and tables right beside other extractors; those of npm are
                                                   looked for in FOLDER/node_modules, pdfplumber in FOLDER/bin/python
  volumes [--half develop|report] [--count N] [--after SEED] [--verbose]  volumes of several departments, cut at their covers
  review [--count N] [FOLDER]                      the review page on a store of 5,000 documents
  speed [FILE]                                     time and memory beside other tools
  transcription TRUTH.json FILE                    compare with a hand transcription
  plants [--half develop|report] [--count N] [--verbose]  one contradiction at a time in generated documents
  prose [--half develop|report] [--count N] [--verbose]  facts of generated disclosures told in other words
  chaos [--count N]                                workers and Redis killed at random while N documents are extracted
  throughput [--count N]                           the queue beside the single process; memory of what waits
  inbox [--count N]                                files that arrive slowly, in pieces, twice, cut off
  crawl                                            a made site of a county: found, pauses, second pass, kills
  contradictions FOLDER                            findings against inconsistencies.json, item by item
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function toExit(isGood: boolean): number {
  return isGood ? 0 : 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { corpus: { type: 'string' }, half: { type: 'string' }, count: { type: 'string' }, only: { type: 'string' }, seed: { type: 'string' }, after: { type: 'string' }, keep: { type: 'string' }, compare: { type: 'string' }, verbose: { type: 'boolean' } },
  });
  const corpus = values.corpus ?? join(tmpdir(), 'gongkai-corpus');
  const count = values.count === undefined ? {} : { count: Number(values.count) };
  const [command, ...files] = positionals;
  switch (command) {
    case 'corpus': makeCorpus(corpus, count.count, (line) => { process.stderr.write(`${line}\n`); }); return 0;
    case 'accuracy': await measureAccuracy({ corpus, half: values.half === 'report' ? 'report' : 'develop', ...count, verbose: values.verbose ?? false, only: values.only ?? '' }); return 0;
    case 'formats': await measureFormats({ half: values.half === 'report' ? 'report' : 'develop', count: count.count ?? 30, after: Number(values.after ?? 0), only: files, verbose: values.verbose ?? false }); return 0;
    case 'layouts': await measureLayouts({ half: values.half === 'report' ? 'report' : 'develop', count: count.count ?? DEFAULT_LAYOUTS, after: Number(values.after ?? 0), seed: values.seed === undefined ? undefined : Number(values.seed), keep: values.keep, verbose: values.verbose ?? false }); return 0;
    case 'dataset': await measureDataset(files[0] ?? join(tmpdir(), 'gongkai-dataset')); return 0;
    case 'package': return toExit(await validatePackage(files[0]!, files[1]!, say));
    case 'chaos': return toExit(await runChaos({ documents: count.count ?? 1000, kills: 100, restarts: 5, singleKills: 50, seed: 4 }, say));
    case 'throughput': await measureThroughput(count.count ?? 500, 100_000, say); return 0;
    case 'inbox': return toExit(await runInbox(count.count ?? 1000, 4, say));
    case 'crawl': return toExit(await runCrawlSite(say));
    case 'fuzz': return fuzz(Number(values.seed ?? 1), count.count ?? 2000, files);
    case 'list': await listResults(files); return 0;
    case 'scans': await measureScans({ corpus: values.corpus ?? join(tmpdir(), 'gongkai-scans'), half: values.half === 'report' ? 'report' : 'develop', only: values.only ?? '', rounds: count.count ?? 1, verbose: values.verbose ?? false, compare: Number(values.compare ?? 0), ...(values.keep !== undefined && { keep: values.keep }) }); return 0;
    case 'volumes': await measureVolumes(values.half === 'report' ? 'report' : 'develop', count.count ?? 20, Number(values.after ?? 0), values.verbose ?? false); return 0;
    case 'peers': measurePeers(values.half === 'report' ? 'report' : 'develop', count.count ?? 3, files[0] ?? '.'); return 0;
    case 'review': await measureReview(count.count ?? 5000, files[0], say); return 0;
    case 'speed': await measureSpeed(files[0]); return 0;
    case 'plants': await measurePlants(values.half === 'report' ? 'report' : 'develop', count.count ?? DEFAULT_COUNT, values.verbose ?? false); return 0;
    case 'prose': await measureProse(values.half === 'report' ? 'report' : 'develop', count.count ?? DEFAULT_COUNT, values.verbose ?? false); return 0;
    case 'contradictions': await measureContradictions(files[0]!); return 0;
    case 'transcription': await compareWithTranscription(files[0]!, files[1]!); return 0;
    default: process.stderr.write(USAGE); return 2;
  }
}

process.exitCode = await main();
