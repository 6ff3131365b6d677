// Placeholders as other programs write them. They would be sent as they are, to everybody.
import { fieldName, meantField } from '../recipients/field-names.ts'

const FORMS = [
  /(?<![{\\])\{([\p{L}][\p{L}\p{N} _-]{0,40})\}(?!\})/gu,
  /<<\s*([\p{L}][\p{L}\p{N} _-]{0,40})\s*>>/gu,
  /«\s*([\p{L}][\p{L}\p{N} _-]{0,40})\s*»/gu,
  /\[\[\s*([\p{L}][\p{L}\p{N} _-]{0,40})\s*\]\]/gu,
  /\[([\p{L}][\p{L}\p{N} _-]{0,40})\](?![([:])/gu,
  /%%?([\p{L}][\p{L}\p{N}_-]{0,40})%%?/gu,
  /\*\|([\p{L}][\p{L}\p{N}_:]{0,40})\|\*/gu,
  /\$\{([\p{L}][\p{L}\p{N} _.]{0,40})\}/gu,
]

export interface ForeignPlaceholder {
  /** As it was written. */
  written: string
  /** The field that is meant. */
  field: string
  line: number
}

/** Only those that name a field: brackets have other uses, too. */
export function foreignPlaceholders(text: string, fields: readonly string[]): ForeignPlaceholder[] {
  const found = FORMS.flatMap((form) => [...text.matchAll(form)]).flatMap((match) => {
    const name = fieldName((match[1] ?? '').replace(/^contact[._]/i, ''))
    const field = name === '' ? null : meantField(MERGE_TAGS.get(name) ?? name, fields)
    return field === null ? [] : [{ written: match[0], field, index: match.index }]
  })
  return found
    .sort((a, b) => a.index - b.index)
    .map(({ written, field, index }) => ({ written, field, line: text.slice(0, index).split('\n').length }))
}

/** Names that Mailchimp and others give to their fields. */
const MERGE_TAGS = new Map([
  ['fname', 'first_name'],
  ['lname', 'last_name'],
  ['firstname', 'first_name'],
  ['lastname', 'last_name'],
  ['vorname', 'first_name'],
  ['nachname', 'last_name'],
])
