// Derives everything in a recipient's record that follows from its facts.
import { foundBy } from '../../platform/finding.ts'
import { isoTime } from '../../platform/times.ts'
import type { RecipientRecord } from './record.ts'
import type { Fields, RecipientFilter, RecipientState } from './schemas.ts'

export type RecipientFacts = Omit<RecipientRecord, 'facets' | 'positionKey' | 'name' | 'company'>

/** Positions have fewer digits than this, so that their texts sort as they do. */
const DIGITS = 9

/** Call this with every record before it is stored. Facts that are derived already are derived again. */
export function completeRecipient(facts: RecipientFacts): RecipientRecord {
  const name = bestName(facts.fields)
  const company = fieldOf(facts.fields, 'company')
  return {
    ...facts,
    name,
    company,
    facets: facetsOf(facts, [name, company]),
    positionKey: String(facts.position).padStart(DIGITS, '0'),
  }
}

/**
 * `nextAt` of a recipient that waits for its first claim: always past, and in the order of positions, so that it is
 * claimed before those that are tried again.
 */
export const plannedAt = (position: number): string => isoTime(position)

/** The filter that lists a state. */
export function filterOf(state: RecipientState): RecipientFilter {
  if (state === 'sent' || state === 'failed' || state === 'unknown' || state === 'skipped') return state
  return 'left'
}

/** Whether its mail is still to be sent, or is being sent. */
export const isLeft = (state: RecipientState): boolean => filterOf(state) === 'left'

export const filterFacet = (filter: RecipientFilter): string => filter

function facetsOf({ state, bouncedAt, email }: RecipientFacts, [name = '', company = '']: string[]) {
  return [
    filterFacet('all'),
    filterFacet(filterOf(state)),
    ...(bouncedAt === null ? [] : [filterFacet('bounced')]),
    ...foundBy({ title: `${name} ${company}`, detail: email }),
  ]
}

/** Fields have names that people chose, among them those of Object's own. */
const fieldOf = (fields: Fields, name: string) => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '')

const bestName = (fields: Fields) =>
  fieldOf(fields, 'name') ||
  [fieldOf(fields, 'first_name'), fieldOf(fields, 'last_name')].filter((part) => part !== '').join(' ')
