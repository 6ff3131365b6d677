import { invalid } from './errors.ts'

/** Null selects everything below the field. */
type Selection = Map<string, Selection | null>

/**
 * Google's partial responses: keeps the parts of `value` that a `fields` parameter names, such as
 * `items(name,size),nextPageToken` or `items/name`. Throws 400 for a parameter that cannot be parsed.
 * Source: https://cloud.google.com/storage/docs/json_api#partial-response
 */
export function selectFields(value: unknown, fields: string | null): unknown {
  return fields === null || fields === '' ? value : select(value, parse(fields))
}

function select(value: unknown, selection: Selection | null): unknown {
  if (selection === null || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => select(item, selection))
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const below = selection.has(key) ? selection.get(key) : selection.get('*')
    return below === undefined ? [] : [[key, select(inner, below)]]
  })
  return Object.fromEntries(entries)
}

function parse(fields: string): Selection {
  const tokens = fields.match(/[A-Za-z0-9_*-]+|[(),/]/g) ?? []
  if (tokens.join('') !== fields.replace(/\s/g, '')) throw invalidSelection(fields)
  let at = 0

  function list(): Selection {
    const selection: Selection = new Map()
    do path(selection)
    while (tokens[at] === ',' && ++at)
    return selection
  }

  function path(selection: Selection) {
    const name = tokens[at++]
    if (name === undefined || /[(),/]/.test(name)) throw invalidSelection(fields)
    const known = selection.get(name)
    if (tokens[at] === '/') {
      at++
      const below: Selection = known ?? new Map()
      path(below)
      selection.set(name, known === null ? null : below)
    } else if (tokens[at] === '(') {
      at++
      const below = list()
      if (tokens[at++] !== ')') throw invalidSelection(fields)
      selection.set(name, known === null ? null : new Map([...(known ?? []), ...below]))
    } else {
      selection.set(name, null)
    }
  }

  const selection = list()
  if (at !== tokens.length) throw invalidSelection(fields)
  return selection
}

const invalidSelection = (fields: string) => invalid(`Invalid field selection ${fields}`)
