/**
 * Parses JSON that people wrote. A byte order mark, which some editors on Windows write, is let pass. A field that is
 * there twice is an error: JSON.parse would silently ignore the first.
 */
export function parseStrictly(text: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  const value: unknown = JSON.parse(json)
  const twice = repeatedField(json)
  if (twice !== null) throw new Error(`the field ${twice} is there twice`)
  return value
}

/** `json` is valid, so that every string before a colon is the name of a field. */
function repeatedField(json: string): string | null {
  const open: Set<string>[] = []
  for (const [token, colon] of json.matchAll(/[{}]|"(?:[^"\\]|\\.)*"(\s*:)?/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (colon !== undefined) {
      const name = JSON.parse(token.slice(0, -colon.length)) as string
      const fields = open.at(-1)
      if (fields?.has(name)) return name
      fields?.add(name)
    }
  }
  return null
}
