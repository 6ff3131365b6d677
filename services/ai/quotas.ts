// Answers a day, exact over all instances. Only answers count, so a place is reserved before a model is asked, and
// given back when it does not answer.
import { createHash } from 'node:crypto'
import { FieldValue, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, Time, toTimestamp } from '../platform/documents.ts'
import { DAY_MS, MINUTE_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'

export interface Reservation {
  /** Counts the answer. */
  keep(): Promise<void>
  release(): Promise<void>
}

export interface Quotas {
  /** Throws AppError `too-many` with the seconds until there may be a place again. */
  reserve(key: string, limit: number): Promise<Reservation>
}

const stored = documents(
  Type.Object({
    answers: Type.Integer({ default: 0 }),
    /** Milliseconds until which each place is held. */
    reserved: Type.Record(Type.String(), Type.Integer(), { default: {} }),
    expiresAt: Time,
  }),
)

/** Longer than any answer may take, so that a place is free again after its instance has died. */
const HELD_MS = 3 * MINUTE_MS
/** Seconds after which it is known whether the places that are being used now become answers. */
const SOON = 10
const KEPT_MS = 7 * DAY_MS
/** People who ask at the same moment wait for each other. */
const MOST_ATTEMPTS = 30

const BUSY = 'The last answers of today are being made. Please try again in a moment.'
const USED_UP = 'The answers of today are used up. There are new ones tomorrow (UTC).'

export interface QuotasDeps {
  firestore: Firestore
  now: () => number
  newId: () => string
}

export function createQuotas({ firestore, now, newId }: QuotasDeps): Quotas {
  return {
    async reserve(key, limit) {
      const day = Math.floor(now() / DAY_MS)
      const document = firestore
        .collection('aiQuotas')
        .doc(createHash('sha256').update(`${key} ${day}`).digest('hex').slice(0, 40))
      const id = newId()
      const expiresAt = toTimestamp((day + 1) * DAY_MS + KEPT_MS)

      const wait = await firestore.runTransaction(
        async (transaction) => {
          const count = stored.read(await transaction.get(document)) ?? { answers: 0, reserved: {} }
          if (count.answers >= limit) return Math.ceil(((day + 1) * DAY_MS - now()) / 1000)
          const held = Object.entries(count.reserved).filter(([, until]) => until > now())
          if (count.answers + held.length >= limit) return SOON
          const reserved = { ...Object.fromEntries(held), [id]: now() + HELD_MS }
          transaction.set(document, { answers: count.answers, reserved, expiresAt })
          return 0
        },
        { maxAttempts: MOST_ATTEMPTS },
      )
      if (wait > 0)
        throw new AppError('too-many', wait === SOON ? BUSY : USED_UP, {
          reason: 'daily-limit',
          retryAfter: wait,
        })
      const settle = async (answers: number) => {
        const field = { answers: FieldValue.increment(answers), [`reserved.${id}`]: FieldValue.delete() }
        await document.update(field)
      }
      return { keep: () => settle(1), release: () => settle(0) }
    },
  }
}
