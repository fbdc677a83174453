/** The thread that writes documents.csv anew from every document of a store. */
import { workerData } from 'node:worker_threads';
import { writeStoreIndex } from '../src/service/write-store-index.js';

writeStoreIndex((workerData as { readonly store: string }).store);
