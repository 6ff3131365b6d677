import type { TSchema } from 'typebox'
import type { BucketName } from './buckets.ts'

/** A Pub/Sub topic and the shape of its messages. It lives in the owning room's `events.ts`. */
export interface Topic<Payload extends TSchema = TSchema> {
  name: string
  payload: Payload
  /** The bucket whose new objects Cloud Storage announces on this topic. */
  announces?: BucketName
  /** Only objects whose names begin with this are announced. */
  announcedPrefix?: string
  /** The schedule on which `{}` is published here. */
  schedule?: {
    /** Cron expression, UTC. */
    cron: string
    /** A tick older than this is dropped, because the next one does the same. */
    usefulSeconds: number
  }
}
