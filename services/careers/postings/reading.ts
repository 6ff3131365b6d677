// What was read from a posting: fields, each with where it comes from and how sure that is.
import { NOTHING_READ } from '../jobs/nothing-read.ts'
import type { FieldSource, PostingFields, Provenance, Rung } from '../jobs/schemas.ts'

export interface Reading {
  rung: Rung
  fields: Partial<PostingFields>
  provenance: Record<string, Provenance>
}

export type RefusalCode =
  | 'not-found'
  | 'closed'
  | 'login-wall'
  | 'blocked'
  | 'too-many-requests'
  | 'unavailable'
  | 'not-html'
  | 'empty'
  | 'consent-wall'
  | 'no-posting'

/** Why there is nothing to read, in plain words with what the person can do. */
export interface Refusal {
  refused: RefusalCode
  reason: string
}

export const isRefusal = (answer: Reading | Refusal): answer is Refusal => 'refused' in answer

const CONFIDENCE: Record<FieldSource, number> = {
  api: 0.98,
  'json-ld': 0.95,
  microdata: 0.93,
  'page-state': 0.85,
  'open-graph': 0.7,
  page: 0.7,
  text: 0.6,
  model: 0.5,
  person: 1,
}

export interface NoteOptions {
  source?: FieldSource
  confidence?: number
  raw?: string | null | undefined
}

/** Takes fields down. The first that says something stays; null and empty lists say nothing. */
export function takeNotes(rung: Rung, source: FieldSource, started?: Reading) {
  const reading: Reading = started
    ? { ...started, fields: { ...started.fields }, provenance: { ...started.provenance } }
    : { rung, fields: {}, provenance: {} }
  return {
    reading,
    note<Name extends keyof PostingFields>(
      name: Name,
      value: PostingFields[Name] | null | undefined,
      options: NoteOptions = {},
    ) {
      if (saysNothing(value) || !saysNothing(reading.fields[name])) return
      reading.fields[name] = value as PostingFields[Name]
      const from = options.source ?? source
      const raw = options.raw ?? null
      reading.provenance[name] = {
        source: from,
        confidence: options.confidence ?? CONFIDENCE[from],
        raw: raw === value ? null : (raw?.slice(0, 500) ?? null),
      }
    },
  }
}

const saysNothing = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0)

/** What the second reading knows and the first does not. */
export function fillIn(first: Reading, second: Reading, names: (keyof PostingFields)[]): Reading {
  const { reading, note } = takeNotes(first.rung, 'page', first)
  for (const name of names) {
    const provenance = second.provenance[name]
    if (provenance) note(name, second.fields[name], provenance)
  }
  return reading
}

/** Every field, unknown ones as null, empty or false. */
export function allFields(reading: Reading): PostingFields {
  return { ...NOTHING_READ, ...reading.fields }
}
