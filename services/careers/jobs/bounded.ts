// Keeps what was read within what a record may hold and what a person may send back.

import { asHtml } from './description.ts'
import type { PostingFields, Provenance } from './schemas.ts'

/** Characters. A document of the database holds 1 MiB. */
const HTML = 150_000
const TEXT = 50_000
const SHORT = 300
const RAW = 300

const cut = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`
const cutOrNull = (text: string | null, length: number) => (text === null ? null : cut(text, length))

interface Read {
  fields: Partial<PostingFields>
  provenance: Record<string, Provenance>
}

export function bounded({ fields, provenance }: Read): Read {
  const raws = Object.entries(provenance).map(([name, each]) => [
    name,
    { ...each, raw: cutOrNull(each.raw, RAW) },
  ])
  return { fields: boundedFields(fields), provenance: Object.fromEntries(raws) }
}

function boundedFields(fields: Partial<PostingFields>): Partial<PostingFields> {
  const { title, company, descriptionHtml, descriptionText, places, requirements, skills, salary } = fields
  const text = descriptionText === undefined ? undefined : cut(descriptionText, TEXT)
  const isTooLong = descriptionHtml !== undefined && descriptionHtml.length > HTML
  return {
    ...fields,
    ...(title !== undefined && { title: cutOrNull(title, SHORT) }),
    ...(company !== undefined && { company: cutOrNull(company, SHORT) }),
    ...(text !== undefined && { descriptionText: text }),
    // HTML cannot be cut anywhere.
    ...(isTooLong && { descriptionHtml: asHtml(text ?? '') }),
    ...(places && { places: places.slice(0, 200) }),
    ...(salary && { salary: { ...salary, text: cut(salary.text, SHORT) } }),
    ...(requirements && {
      requirements: requirements
        .slice(0, 200)
        .map((each) => ({ ...each, text: cut(each.text, 500), skills: each.skills.slice(0, 50) })),
    }),
    ...(skills && { skills: skills.slice(0, 200).map((each) => cut(each, 100)) }),
  }
}
