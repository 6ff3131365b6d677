// What the functions that read postings have in common: the same settings, and the same way to keep what they read.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { DEFAULT_QUOTA_BYTES } from '../../platform/meter.ts'
import { createKeeping } from './keeping.ts'
import { createReading } from './reading.ts'
import { createJobStore } from './store.ts'

export const readingConfig = {
  DEFAULT_QUOTA_BYTES: Type.Integer({ minimum: 0, default: DEFAULT_QUOTA_BYTES }),
}

export interface ReadingConfig {
  DEFAULT_QUOTA_BYTES: number
}

interface ReadingProcess {
  firestore: Firestore
  documents: Bucket
  config: ReadingConfig
  now: () => number
}

export function createReadingProcess({ firestore, documents, config, now }: ReadingProcess) {
  const jobs = createReading({
    store: createJobStore(firestore, now),
    now,
    quotaBytes: config.DEFAULT_QUOTA_BYTES,
  })
  return { jobs, keeping: createKeeping({ jobs, documents, now }) }
}
