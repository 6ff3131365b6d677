// How fields of recipients are called, and what a column may become.
import type { ListColumn } from '../../../../../../services/campaigns/lists/schemas.ts'
import { KNOWN_FIELDS } from '../../../../../../services/campaigns/recipients/schemas.ts'

const WORDS: Record<string, string> = {
  email: 'E-mail',
  name: 'Full name',
  first_name: 'First name',
  last_name: 'Last name',
  company: 'Company',
  role: 'Role',
  designation: 'Form of address',
}

/** `first_name` is "First name". */
export const fieldWords = (field: string) =>
  WORDS[field] ?? field.charAt(0).toUpperCase() + field.slice(1).replaceAll('_', ' ')

/** The name that a column has as a field of its own; it begins with a letter. */
export function ownField({ header, index }: Pick<ListColumn, 'header' | 'index'>): string {
  const name = header
    .normalize('NFKD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+/, '')
    .slice(0, 60)
    .replace(/_+$/, '')
  return name || `column_${index + 1}`
}

export const LEFT_OUT = '-'

/** What a column can become: a field that the room knows, one with its own name, or nothing. */
export function choicesFor(column: ListColumn, current: string | null) {
  const own = ownField(column)
  const names = new Set([...KNOWN_FIELDS, own, ...(current === null ? [] : [current])])
  return [
    { value: LEFT_OUT, label: 'Leave out' },
    ...[...names].map((name) => ({
      value: name,
      label: WORDS[name] ?? `${fieldWords(name)} – {{${name}}}`,
    })),
  ]
}

/** Every field has one column at most: who gets it takes it from the other. */
export const withField = (fields: readonly (string | null)[], index: number, field: string | null) =>
  fields.map((each, at) => (at === index ? field : each !== null && each === field ? null : each))
