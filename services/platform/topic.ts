import type { TSchema } from 'typebox'
import type { BucketName } from './buckets.ts'

/** A Pub/Sub topic and the one shape of what travels on it. Lives in the owning room's `events.ts`. */
export interface Topic<Payload extends TSchema = TSchema> {
  name: string
  payload: Payload
  /** The bucket whose finished objects Cloud Storage announces on this topic. */
  announces?: BucketName
  /** The clock that publishes `{}` here. */
  schedule?: {
    /** Cron expression, UTC. */
    cron: string
    /** A tick older than this is let go: the next one does the same. */
    usefulSeconds: number
  }
}
