// What IAM's conditions use of the Common Expression Language, whatever they compare: `&&`, `||`, `!`, brackets, texts.
// Source: https://cloud.google.com/iam/docs/conditions-overview#cel

export type Test<Subject> = (subject: Subject) => boolean

export interface Reader {
  /** What comes next, if it matches; what is white before it does not count. */
  match(pattern: RegExp): RegExpExecArray | null
  /** A quoted text. */
  text(): string
  /** Reads `(TEXT)` after the name of a function that compares the beginning or the end; null when none follows. */
  ofText(): ((value: string) => boolean) | null
  /** Throws an error that shows the part of the expression that is not simulated. */
  fail(): never
}

/** Reads a whole expression, of which `comparison` reads the smallest parts. */
export function parseExpression<Subject>(
  source: string,
  comparison: (reader: Reader) => Test<Subject>,
): Test<Subject> {
  let at = 0
  const reader: Reader = {
    match(pattern) {
      const sticky = new RegExp(`\\s*(?:${pattern.source})`, 'y')
      sticky.lastIndex = at
      const found = sticky.exec(source)
      if (found) at = sticky.lastIndex
      return found
    },
    text() {
      const quoted = match(/"([^"\\]*)"|'([^'\\]*)'/)
      return quoted?.[1] ?? quoted?.[2] ?? fail()
    },
    ofText() {
      const call = match(/\.(startsWith|endsWith)\(/)?.[1]
      if (call !== 'startsWith' && call !== 'endsWith') return null
      const part = reader.text()
      return match(/\)/) ? (value) => value[call](part) : fail()
    },
    fail() {
      throw new Error(`the condition ${source} is not simulated from ${JSON.stringify(source.slice(at))} on`)
    },
  }
  const { match } = reader
  const fail = (): never => reader.fail()

  function either(): Test<Subject> {
    const options = [both()]
    while (match(/\|\|/)) options.push(both())
    return (subject) => options.some((option) => option(subject))
  }

  function both(): Test<Subject> {
    const needed = [single()]
    while (match(/&&/)) needed.push(single())
    return (subject) => needed.every((each) => each(subject))
  }

  function single(): Test<Subject> {
    if (match(/!(?!=)/)) {
      const inner = single()
      return (subject) => !inner(subject)
    }
    if (match(/\(/)) {
      const inner = either()
      return match(/\)/) ? inner : fail()
    }
    return comparison(reader)
  }

  const test = either()
  return source.slice(at).trim() === '' ? test : fail()
}
