// Which recipients have no value for what their mail needs, and which fields there are at all.
import type { Template } from '../campaigns/schemas.ts'
import type { Fields } from '../recipients/schemas.ts'
import { createTally, type Who } from './findings.ts'
import type { Finding } from './schemas.ts'
import { isUnknown } from './template-findings.ts'
import { type UsedField, usedFields } from './used-fields.ts'

/** `columns` are the fields that the campaign's lists have. */
export function createMissingValues(template: Template, columns: readonly string[]) {
  const fields = new Set(columns)
  const tally = createTally()
  const places = new Map<string, UsedField['place']>()
  for (const { name, isNeeded, place } of usedFields(template))
    if (isNeeded && !places.has(name)) places.set(name, place)

  return {
    /** `missing` are the names that had no value and no fallback. */
    add(row: Fields, missing: readonly string[], who: Who): void {
      for (const name of Object.keys(row)) fields.add(name)
      for (const name of missing) tally.add(name, who, () => noValue(name, places.get(name)))
    },

    /** Every field that a list or a single row has. */
    fields: (): string[] => [...fields],

    /** Without fields that nobody has: those are one problem of the template, not one of every recipient. */
    findings: (): Finding[] => tally.findings((name) => !isUnknown(name, [...fields])),
  }
}

const noValue = (name: string, place: UsedField['place'] | undefined) =>
  ({
    severity: 'problem',
    kind: 'missing-value',
    message: `Some recipients have no value for {{${name}}}. Fill it in, or write what stands there instead: {{${name} | …}}`,
    ...(place && { place }),
  }) as const
