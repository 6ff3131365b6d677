// The API's errors for a request, sorted by the fields of the form that sent it.
import type { ApiError } from '../api.ts'

export interface FormErrors {
  /** By the field's name in the form; with dots inside lists: `entries.0.title`. */
  fields: Map<string, string>
  /** Something was refused that concerns no field of this form. */
  isIncomplete: boolean
}

/** `names` are the form's fields. An error about a part of a field is shown at the field. */
export function sortErrors(error: ApiError, names: Iterable<string>): FormErrors {
  const fields = new Map<string, string>()
  const known = new Set(names)
  let isIncomplete = error.errors.length === 0
  for (const { field, message } of error.errors) {
    const name = nearest(field.replaceAll('/', '.').replace(/^\./, ''), known)
    if (name === undefined) isIncomplete = true
    else if (!fields.has(name)) fields.set(name, message)
  }
  return { fields, isIncomplete }
}

function nearest(path: string, names: ReadonlySet<string>): string | undefined {
  for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
    if (names.has(name)) return name
  return undefined
}

/** The API's message has no subject ("is wrong"), so the field's label completes the sentence. */
export const sentence = (message: string, label: string | null | undefined) =>
  label && /^[a-z]/.test(message) ? `${label} ${message}` : message
