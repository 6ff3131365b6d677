import { StorageError } from './errors.ts'
import type { SizeRange } from './size-range.ts'

/** The policy document of a POST form. Source: https://cloud.google.com/storage/docs/xml-api/post-object-forms#policydocument */
export interface Policy {
  /** Milliseconds since the epoch. */
  expiration: number
  conditions: Condition[]
  sizeRange: SizeRange | null
}

interface Condition {
  match: 'eq' | 'starts-with'
  /** A form field's name in lower case. */
  field: string
  value: string
}

/** Parses a base64-encoded policy. Throws 400 when any part of it is not understood. */
export function parsePolicy(base64: string): Policy {
  let document: { expiration?: unknown; conditions?: unknown }
  try {
    document = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'))
  } catch {
    throw invalidPolicy('The policy document is not JSON.')
  }
  const expiration = typeof document.expiration === 'string' ? Date.parse(document.expiration) : Number.NaN
  if (Number.isNaN(expiration)) throw invalidPolicy('The policy document has no valid expiration.')
  if (!Array.isArray(document.conditions)) throw invalidPolicy('The policy document has no conditions.')

  const policy: Policy = { expiration, conditions: [], sizeRange: null }
  for (const condition of document.conditions as unknown[]) {
    if (!Array.isArray(condition)) {
      for (const [field, value] of Object.entries(condition as object)) {
        policy.conditions.push({ match: 'eq', field: field.toLowerCase(), value: String(value) })
      }
      continue
    }
    const [kind, first, second] = condition as [unknown, unknown, unknown]
    if (kind === 'content-length-range') {
      policy.sizeRange = { min: Number(first), max: Number(second) }
    } else if (
      (kind === 'eq' || kind === 'starts-with') &&
      typeof first === 'string' &&
      first.startsWith('$')
    ) {
      policy.conditions.push({ match: kind, field: first.slice(1).toLowerCase(), value: String(second) })
    } else {
      throw invalidPolicy(`Unknown condition: ${JSON.stringify(condition)}`)
    }
  }
  return policy
}

// These fields carry the signature or cannot be signed themselves.
const FREE = new Set(['policy', 'x-goog-signature', 'file'])

/**
 * Throws 400 unless every condition holds and every field of the form is covered by one. Field names are in lower case.
 */
export function checkPolicy({ conditions }: Policy, fields: Map<string, string>) {
  for (const { match, field, value } of conditions) {
    const actual = fields.get(field)
    const holds = match === 'eq' ? actual === value : actual?.startsWith(value)
    if (!holds) throw conditionFailed(`["${match}", "$${field}", "${value}"]`)
  }
  const named = new Set(conditions.map(({ field }) => field))
  for (const field of fields.keys()) {
    if (FREE.has(field) || field.startsWith('x-ignore-') || named.has(field)) continue
    throw conditionFailed(`Extra input fields: ${field}`)
  }
}

export const invalidPolicy = (details: string) =>
  new StorageError({
    status: 400,
    reason: 'invalid',
    code: 'InvalidPolicyDocument',
    message: 'The content of the form does not meet the conditions specified in the policy document.',
    details,
  })

const conditionFailed = (details: string) => invalidPolicy(`Policy condition failed: ${details}`)
