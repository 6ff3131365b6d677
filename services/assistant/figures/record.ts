// What is counted of a shop's assistant in a day.
import Type, { type Static } from 'typebox'
import { documents, Time } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'

export const ASSISTANT_DAYS = 'assistantDays'
export const FIGURES_KEPT_MS = 400 * DAY_MS

/** A document takes about one write a second for long, so each day of a shop has a few that are added up. */
export const SHARDS = 4

const Count = Type.Integer({ default: 0 })
export const counted = {
  questions: Count,
  answered: Count,
  refused: Count,
  handedOver: Count,
  helped: Count,
  didNotHelp: Count,
  byModel: Count,
}
export type CountedThing = keyof typeof counted

const StoredDay = Type.Object({
  ownerId: Type.String(),
  /** YYYY-MM-DD, UTC. */
  day: Type.String(),
  ...counted,
  /** How many answers took how long, in buckets of `platform/latency.ts`. */
  latency: Type.Record(Type.String(), Type.Integer(), { default: {} }),
  expiresAt: Time,
})
export type DayRecord = Static<typeof StoredDay> & { id: string }
export const dayDocuments = documents(StoredDay)
