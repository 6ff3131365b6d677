// The Terraform functions that synthesized JSON may call. Any other function is an error that names it.
// Source: https://developer.hashicorp.com/terraform/language/functions

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

export function callFunction(name: string, args: Value[]): Value {
  const found = functions[name]
  if (!found) throw new Error(`The Terraform function ${name}() is not simulated`)
  return found(...args)
}

const functions: Record<string, (...args: Value[]) => Value> = {
  base64encode: (value = null) => Buffer.from(text(value)).toString('base64'),
  base64decode: (value = null) => Buffer.from(text(value), 'base64').toString(),
  basename: (value = null) => text(value).slice(text(value).lastIndexOf('/') + 1),
  concat: (...lists) => lists.flatMap(items),
  element: (value = null, index = 0) => {
    const all = items(value)
    return all[Number(index) % all.length] ?? null
  },
  format: (format = null, ...values) => {
    const rest = [...values]
    return text(format).replace(/%[sdv]/g, () => text(rest.shift() ?? null))
  },
  join: (separator = null, ...lists) => lists.flatMap(items).map(text).join(text(separator)),
  jsonencode: (value = null) => JSON.stringify(value),
  length: (value = null) => (typeof value === 'string' ? value.length : items(value).length),
  lower: (value = null) => text(value).toLowerCase(),
  replace: (value = null, search = null, replacement = null) =>
    text(value).replaceAll(text(search), text(replacement)),
  split: (separator = null, value = null) => text(value).split(text(separator)),
  tolist: (value = null) => items(value),
  tonumber: (value = null) => Number(value),
  toset: (value = null) => [...new Set(items(value))],
  tostring: (value = null) => text(value),
  trimprefix: (value = null, prefix = null) =>
    text(value).startsWith(text(prefix)) ? text(value).slice(text(prefix).length) : text(value),
  trimsuffix: (value = null, suffix = null) =>
    text(value).endsWith(text(suffix))
      ? text(value).slice(0, -text(suffix).length || undefined)
      : text(value),
  upper: (value = null) => text(value).toUpperCase(),
}

/** A value inside a template, as Terraform prints it. */
export function text(value: Value): string {
  if (value === null || typeof value === 'object') {
    throw new Error(`${JSON.stringify(value)} cannot be part of a string`)
  }
  return String(value)
}

function items(value: Value): Value[] {
  if (!Array.isArray(value)) throw new Error(`Expected a list, got ${JSON.stringify(value)}`)
  return value
}
