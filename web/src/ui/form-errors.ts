// What the API said about a request, sorted by the fields of the form that sent it.
import type { ApiError } from '../api.ts'

export interface FormErrors {
  /** By the field's name in the form; with dots inside lists: `entries.0.title`. */
  fields: Map<string, string>
  /** Something was refused that no field of this form is about. */
  isIncomplete: boolean
}

/** `names` are the form's fields. What the API says about a part of a field is told at the field. */
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

/** The API speaks of a field without its name ("is wrong"); its label completes the sentence. */
export const sentence = (message: string, label: string | null | undefined) =>
  label && /^[a-z]/.test(message) ? `${label} ${message}` : message
