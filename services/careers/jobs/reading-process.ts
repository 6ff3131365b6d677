// What the functions that read postings have in common: the same settings, and the same way to keep what they read.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import Type from 'typebox'
import { DEFAULT_QUOTA_BYTES } from '../../platform/meter.ts'
import type { Publish } from '../../platform/publish.ts'
import { createRelinking } from '../relinking.ts'
import { createKeeping } from './keeping.ts'
import { createMerging } from './merging.ts'
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
  publish: Publish
  now: () => number
}

export function createReadingProcess({ firestore, documents, config, publish, now }: ReadingProcess) {
  const store = createJobStore(firestore, now)
  const jobs = createReading({ store, now, quotaBytes: config.DEFAULT_QUOTA_BYTES })
  const merging = createMerging({ store, relink: createRelinking(firestore, now), publish })
  return { jobs, keeping: createKeeping({ jobs, merging, documents, now }) }
}
