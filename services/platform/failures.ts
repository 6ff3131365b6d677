import { createHash } from 'node:crypto'
import { FieldValue, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time } from './documents.ts'
import { isoTime } from './times.ts'

/** One delivery, as the function received it and as its dead letter will repeat it. */
export interface Delivery {
  function: string
  /** The message's bytes, base64. */
  data: string
  attributes: Record<string, string>
}

export interface Failure {
  reason: string
  /** Deliveries that failed and were recorded. */
  attempts: number
  /** RFC 3339. */
  at: string
}

export interface Failures {
  record(delivery: Delivery, error: unknown): Promise<void>
  /** The last recorded failure of this event; null when none was recorded (the instance died or ran out of time). */
  find(delivery: Delivery): Promise<Failure | null>
}

const stored = documents(
  Type.Object({ reason: Type.String(), attempts: Type.Integer(), at: Time, expiresAt: Time }),
)

const COLLECTION = 'eventFailures'
/** This is longer than dead letters are retried (7 days), so that the shelf still finds the reason. */
const KEPT_MS = 14 * 24 * 3_600_000

/**
 * The push of a dead letter carries the event but not why it failed, so functions record the reason here and the shelf
 * looks it up.
 */
export function createFailures(firestore: Firestore, now: () => number = Date.now): Failures {
  const document = (delivery: Delivery) => firestore.collection(COLLECTION).doc(failureId(delivery))
  return {
    async record(delivery, error) {
      await document(delivery).set(
        {
          ...stored.data({ reason: reasonOf(error), at: now(), expiresAt: now() + KEPT_MS }),
          function: delivery.function,
          attempts: FieldValue.increment(1),
        },
        { merge: true },
      )
    },

    async find(delivery) {
      const failure = stored.read(await document(delivery).get())
      return failure && { reason: failure.reason, attempts: failure.attempts, at: isoTime(failure.at) }
    },
  }
}

/**
 * The id is the same for every delivery of one event to one function; Pub/Sub's own dead-letter attributes do not
 * count.
 */
export function failureId({ function: name, data, attributes }: Delivery): string {
  const own = Object.entries(attributes)
    .filter(([key]) => !key.startsWith('CloudPubSubDeadLetter'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([name, data, own]))
    .digest('hex')
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.slice(0, 2000).toWellFormed()
}
