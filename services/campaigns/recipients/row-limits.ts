// How much a row may hold, and how many fields the rows of a campaign may have: both become documents, which have a limit.
import { AppError } from '../../platform/errors.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import { MAX_LIST_COLUMNS } from '../lists/schemas.ts'
import { fieldName } from './field-names.ts'
import type { Fields } from './schemas.ts'
import { cleanValue, MAX_ROW, sizeOf } from './values.ts'

/** Different fields of all recipients of a campaign. */
const MAX_FIELDS = 500

/** Field names as templates use them, and values without what is not text. Throws AppError `too-large`. */
export function cleanedFields(fields: Fields): Fields {
  const entries = Object.entries(fields)
  if (entries.length > MAX_LIST_COLUMNS)
    throw new AppError('too-large', `A recipient has at most ${MAX_LIST_COLUMNS} fields`)
  const cleaned = Object.fromEntries(
    entries.flatMap(([name, value]) => {
      const field = fieldName(name)
      return field === '' ? [] : [[field, cleanValue(field, value)]]
    }),
  )
  if (sizeOf(cleaned) > MAX_ROW)
    throw new AppError('too-large', 'The recipient has more text than a mail can use')
  return cleaned
}

/** The campaign's fields with further ones. Throws AppError `too-large`. */
export function allFields({ fields }: Pick<CampaignRecord, 'fields'>, more: readonly string[]): string[] {
  const all = [...new Set([...fields, ...more])]
  if (all.length > MAX_FIELDS)
    throw new AppError(
      'too-large',
      `The recipients of a campaign have at most ${MAX_FIELDS} different fields`,
    )
  return all
}

/** What a row says anew about a recipient. When that is too much with what was known, the row alone counts. */
export function mergedFields(before: Fields, row: Fields): Fields {
  const merged = { ...before, ...row }
  return sizeOf(merged) > MAX_ROW ? row : merged
}
