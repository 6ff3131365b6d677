// Models wrap JSON in prose and in code fences, even when they are told not to.

/** The JSON value in an answer; undefined when there is none, or only half of one. */
export function jsonIn(text: string): unknown {
  const fenced = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1]
  const braces = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  for (const candidate of [text, fenced, braces]) {
    if (!candidate) continue
    try {
      return JSON.parse(candidate)
    } catch {
      // The next form may be the JSON.
    }
  }
  return undefined
}
