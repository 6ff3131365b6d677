import { invalid } from './errors.ts'

/** Splits a request target as sent; the URL class would already have normalised it. */
export function splitTarget(target: string): { path: string; rawQuery: string } {
  // A client behind a proxy may send the absolute form.
  const relative = target.replace(/^https?:\/\/[^/?]*/i, '')
  const question = relative.indexOf('?')
  if (question < 0) return { path: relative || '/', rawQuery: '' }
  return { path: relative.slice(0, question) || '/', rawQuery: relative.slice(question + 1) }
}

/** The segments between slashes, decoded; an encoded slash stays inside its segment. */
export function decodePath(path: string): string[] {
  return path.split('/').map(decode)
}

/** Name and value pairs, decoded. A `+` stays a plus, as signatures count it. */
export function parseRawQuery(rawQuery: string): [string, string][] {
  if (rawQuery === '') return []
  return rawQuery.split('&').map((pair) => {
    const equals = pair.indexOf('=')
    return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
  })
}

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalid('The URL is not correctly percent-encoded.')
  }
}
