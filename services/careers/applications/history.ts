// What a change of an application was, field by field, in words for the history.
import type { RecordChange } from '../../platform/records.ts'
import type { ApplicationRecord } from './record.ts'
import type { HistoryEntry } from './schemas.ts'

/** Fields whose changes people want to read about; where a card lies on the board is not one. */
const TOLD = [
  'title',
  'company',
  'url',
  'stage',
  'appliedOn',
  'notes',
  'contact',
  'nextStep',
  'salary',
  'jobId',
  'cvId',
  'trashedAt',
] as const
type Told = (typeof TOLD)[number]

/** Characters of a text that the history keeps. */
const LONGEST = 500

export function changesOf({
  before,
  after,
}: RecordChange<ApplicationRecord>): Omit<HistoryEntry, 'id' | 'at'>[] {
  if (!before || !after) return []
  return TOLD.flatMap((field) => {
    const [was, is] = [wordsOf(before, field), wordsOf(after, field)]
    return JSON.stringify(before[field]) === JSON.stringify(after[field])
      ? []
      : [{ field, before: was, after: is }]
  })
}

function wordsOf(application: ApplicationRecord, field: Told): string | null {
  const words = inWords(application, field)
  if (words === null || words === '') return null
  return words.length > LONGEST ? `${words.slice(0, LONGEST).toWellFormed()}…` : words
}

function inWords(application: ApplicationRecord, field: Told): string | null {
  switch (field) {
    case 'contact': {
      const { name = null, email = null, phone = null } = application.contact ?? {}
      return [name, email, phone].filter(Boolean).join(', ')
    }
    case 'nextStep': {
      const { nextStep } = application
      return nextStep && [nextStep.on, nextStep.text].filter(Boolean).join(': ')
    }
    case 'salary':
      return application.salary?.text ?? null
    default:
      return application[field]
  }
}
