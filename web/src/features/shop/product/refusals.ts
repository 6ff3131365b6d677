import { ApiError } from '../../../api-error.ts'

/** The API's refusal of a product, by the names of its fields with dots; `rest` is what concerns none of them. */
export function refusalsOf(failure: unknown): { fields: Map<string, string>; rest: unknown } {
  if (!(failure instanceof ApiError) || failure.errors.length === 0)
    return { fields: new Map(), rest: failure }
  const fields = new Map<string, string>()
  for (const { field, message } of failure.errors) {
    const name = field.replaceAll('/', '.').replace(/^\./, '')
    if (!fields.has(name)) fields.set(name, message.charAt(0).toUpperCase() + message.slice(1))
  }
  return { fields, rest: failure.status === 400 ? null : failure }
}
