// An application as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { foundBy } from '../../platform/finding.ts'
import { recordFields } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { foundApplication } from './found.ts'
import { sortableNumber } from './positions.ts'
import { Application } from './schemas.ts'

export const TRASH_KEPT_MS = 30 * DAY_MS

const { id: _id, updatedAt: _updatedAt, ...fields } = Application.properties

const facts = { ownerId: recordFields.ownerId, ...fields }
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

/** Derives everything in a record that follows from its facts. */
export function complete(facts: ApplicationFacts): Omit<ApplicationRecord, 'updatedAt'> {
  const { trashedAt, stage, position } = facts
  return {
    ...facts,
    lists: trashedAt === null ? ['all', stage, ...foundBy(foundApplication(facts))] : ['trash'],
    positionKey: sortableNumber(position),
    sweepAt: trashedAt === null ? null : isoTime(Date.parse(trashedAt) + TRASH_KEPT_MS),
  }
}

export function toApplication(record: ApplicationRecord): Application {
  const { ownerId: _o, sweepAt: _s, lists: _l, positionKey: _p, ...application } = record
  return application
}
