/** Every default and limit, once. The command line, the workers and the docs read them here. */

/** What a file may cost. A file that goes over is refused or stopped with a named error. */
export interface Limits {
  /** Bytes of one input file. */
  readonly maxBytes: number;
  /** Bytes that the parts of a packed file (docx) may unpack to, together. */
  readonly maxUnpackedBytes: number;
  /** Files that an archive may hold, with those of archives in it. */
  readonly maxMembers: number;
  /** Archives in archives. */
  readonly maxNesting: number;
  readonly maxPages: number;
  /** Pixels of an image file that must be decoded as a whole: interlaced, or of a format that is. */
  readonly maxImagePixels: number;
  /** The same of one that is decoded row by row and made smaller at once. */
  readonly maxScaledPixels: number;
  /** Pixels of a page as it is recognised: larger ones are made coarser. */
  readonly maxPagePixels: number;
  /** Cells of one document's tables, spans counted once. */
  readonly maxCells: number;
  /** Texts, lines and images that the pages of one OFD document may draw, those of repeated units counted each time. */
  readonly maxDrawnObjects: number;
  /** Nesting of tables and of marked-up elements. */
  readonly maxDepth: number;
  /** Wall time of one document, or of each of its pages that is recognised, in milliseconds; its process is stopped from outside. */
  readonly timeoutMs: number;
  /** Memory of the process that reads it, in mebibytes; it is stopped from outside. */
  readonly maxMemoryMb: number;
}

export const LIMITS: Limits = {
  maxBytes: 256 * 1024 * 1024,
  maxUnpackedBytes: 512 * 1024 * 1024,
  maxMembers: 5000,
  maxNesting: 3,
  maxPages: 3000,
  maxImagePixels: 200_000_000,
  maxScaledPixels: 1_000_000_000,
  maxPagePixels: 16_000_000,
  maxCells: 2_000_000,
  maxDrawnObjects: 5_000_000,
  maxDepth: 64,
  timeoutMs: 120_000,
  maxMemoryMb: 1024,
};

/** How the service works. Times in milliseconds. */
export const SERVICE = {
  /** A job whose worker has been silent for so long goes to another. */
  leaseMs: 30_000,
  /** Workers that may die on a document before it is set aside: so many that those which die of something else do not count. */
  maxStalls: 20,
  /** Times that a job is tried when gongkai, the disk or Redis fails. */
  attempts: 5,
  /** Pause before the second attempt; each further one doubles it. */
  backoffMs: 2000,
  /** How long running documents may take to finish when the program is told to stop. */
  graceMs: 20_000,
  /** documents.csv is written at most so often. */
  indexEveryMs: 2000,
  /** A file in the inbox is complete when its size and time have not changed for so long. */
  stableMs: 5000,
  /** How often the inbox is looked at. */
  pollMs: 1000,
  /** How long Redis may take to answer at the start. */
  connectMs: 5000,
  /** A document with at least so many scanned pages is read by all workers together, page by page. */
  leastShared: 3,
  /** Documents brought into the queue with one command to Redis. */
  bulk: 500,
} as const;

/** The review page. */
export const REVIEW = {
  /** Where it listens. */
  host: '127.0.0.1',
  port: 8080,
  /** Doubts of one document that the queue of the store takes: a bad scan has hundreds. */
  queuedPerDocument: 100,
} as const;

/** How pages are read from their pixels. */
export const RECOGNITION = {
  /** Pixels an inch at which pages are drawn: 150 loses digits, 300 costs more and gains little. */
  dpi: 200,
} as const;

/** Rows of a table that the Excel workbook of a dataset takes; longer tables are in the other formats only. */
export const MAX_SHEET_ROWS = 50_000;

/** Threads that make the rows of a dataset: at most so many, and none for fewer documents than are worth their start. */
export const DATASET_THREADS = { most: 4, worthDocuments: 100 } as const;

/** When a reading may be overruled, and how far the search for the right one goes. */
export interface RepairSettings {
  /** A reading that no engine gives more than this is no candidate. */
  readonly leastProbability: number;
  /** Most readings of one component that are changed together. */
  readonly maxChanges: number;
  /** Steps of the search for one component. */
  readonly maxSteps: number;
  /**
   * What share of figures is right, by the probability that the engine gives the first
   * reading: points of a line. Fitted on the develop half of the corpus of scans.
   */
  readonly shareRight: readonly (readonly [probability: number, share: number])[];
  /** The same of figures that a second engine reads alike. */
  readonly shareRightAgreed: readonly (readonly [probability: number, share: number])[];
  /** At most this share is right of figures that a second engine reads otherwise. */
  readonly shareRightDisputed: number;
  /** Share of figures that are right where sums hold that would break with each other reading. */
  readonly settledConfidence: number;
  /** A recognised figure that is less certain than this is suspect. */
  readonly leastConfidence: number;
  /** Words that are read with at least this certainty stay as they are, known or not. */
  readonly certainWord: number;
  /** Readings of a word that are less probable than this part of the first one are none. */
  readonly likelyWord: number;
}

export const REPAIR: RepairSettings = {
  leastProbability: 0.001,
  maxChanges: 6,
  maxSteps: 20_000,
  shareRight: [[0, 0.2], [0.5, 0.5], [0.8, 0.85], [0.95, 0.95], [0.98, 0.98], [0.99, 0.991], [0.995, 0.996], [0.999, 0.9985], [1, 0.9997]],
  shareRightAgreed: [[0, 0.8], [0.5, 0.95], [0.8, 0.99], [0.95, 0.995], [1, 0.9997]],
  shareRightDisputed: 0.1,
  settledConfidence: 0.999,
  leastConfidence: 0.99,
  certainWord: 0.98,
  likelyWord: 0.05,
};

/** How sites are crawled. Times in milliseconds. */
export const CRAWL = {
  /** What a site is told of who comes, besides the contact in `sites.yaml`. */
  about: 'public fiscal disclosures; obeys robots.txt',
  /** Least pause between two requests to a host, where neither the site nor its robots.txt asks for more. */
  delayMs: 3000,
  /** The pause grows to so many times what an answer takes. */
  latencies: 2,
  maxPauseMs: 60_000,
  /** A server that asks for a longer pause is left for the next crawl. */
  maxRetryAfterMs: 3_600_000,
  attempts: 4,
  maxRedirects: 5,
  idleMs: 60_000,
  requestMs: 900_000,
  maxRobotsBytes: 512 * 1024,
  maxPageBytes: 16 * 1024 * 1024,
  /** Steps from a start page; the pages of one list count as one. */
  maxDepth: 8,
  /** Addresses of one site in one crawl. */
  maxAddresses: 50_000,
  /** Addresses made by one template, digits left out: calendars and searches have no end. */
  maxAlike: 3000,
  /** Pages of a list in a row that lead nowhere new; then the list is at its end, whatever it says. */
  maxBarren: 2,
  /** Amounts in the tables of a page that make it a document itself. */
  minAmounts: 6,
} as const;
