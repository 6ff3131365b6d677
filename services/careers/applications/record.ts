// An application as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { DAY_MS, MINUTE_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { recordFields } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { Paper } from '../cvs/schemas.ts'
import { foundApplication } from './found.ts'
import { sortableNumber } from './positions.ts'
import { Application, SentCv } from './schemas.ts'

export const TRASH_KEPT_MS = 30 * DAY_MS

const { id: _id, updatedAt: _updatedAt, sentCv: _sentCv, ...fields } = Application.properties

export const StoredPaper = Type.Object({
  ...Paper.properties,
  /** Below the application's prefix; it contains a hash of the content, and is never given twice. */
  name: Type.String(),
})
export type StoredPaper = Static<typeof StoredPaper>
const StoredSentCv = Type.Object({ ...SentCv.properties, papers: Type.Array(StoredPaper) })
export type StoredSentCv = Static<typeof StoredSentCv>

const facts = {
  ownerId: recordFields.ownerId,
  ...fields,
  /** `deleting`: the person no longer sees it, and its papers are being removed. */
  state: Type.Enum(['live', 'deleting'], { default: 'live' }),
  sentCv: Type.Union([StoredSentCv, Type.Null()], { default: null }),
  /** Papers that were replaced and have to be removed. */
  leftovers: Type.Array(StoredPaper, { default: [] }),
}
const ApplicationFacts = Type.Object(facts)
export type ApplicationFacts = Static<typeof ApplicationFacts> & { id: string }

const StoredApplication = Type.Object({
  ...facts,
  ...recordFields,
  /** The lists in which it appears: `trash`, or `all`, its stage, and one for each word by which it is found. */
  lists: Type.Array(Type.String()),
  /** The position as a text that sorts alike, because cursors compare texts. */
  positionKey: Type.String(),
})
export type ApplicationRecord = Static<typeof StoredApplication> & { id: string }
export const applicationDocuments = documents(StoredApplication)

function listsOf(facts: ApplicationFacts): string[] {
  const { state, stage, trashedAt } = facts
  if (state === 'deleting') return []
  return trashedAt === null ? ['all', stage, ...foundBy(foundApplication(facts))] : ['trash']
}

/** Derives everything in a record that follows from its facts. */
export function complete(
  facts: ApplicationFacts,
  _before: unknown,
  now: string,
): Omit<ApplicationRecord, 'updatedAt'> {
  return {
    ...facts,
    lists: listsOf(facts),
    positionKey: sortableNumber(facts.position),
    sweepAt: sweepAt(facts, now),
  }
}

/** When bytes that nobody wants any more are looked for again. */
const AGAIN_MS = 10 * MINUTE_MS

function sweepAt({ state, leftovers, trashedAt }: ApplicationFacts, now: string): string | null {
  if (state === 'deleting' || leftovers.length > 0) return isoTime(Date.parse(now) + AGAIN_MS)
  return trashedAt === null ? null : isoTime(Date.parse(trashedAt) + TRASH_KEPT_MS)
}

/** Bytes that are kept for the application. */
export const heldBy = ({ sentCv, leftovers }: ApplicationFacts): number =>
  [...(sentCv?.papers ?? []), ...leftovers].reduce((sum, { size }) => sum + size, 0)

export function toApplication(record: ApplicationRecord): Application {
  const {
    ownerId: _o,
    sweepAt: _s,
    lists: _l,
    positionKey: _p,
    state: _state,
    leftovers: _left,
    ...rest
  } = record
  const { sentCv } = record
  if (!sentCv) return { ...rest, sentCv }
  return { ...rest, sentCv: { ...sentCv, papers: sentCv.papers.map(({ name: _, ...paper }) => paper) } }
}
