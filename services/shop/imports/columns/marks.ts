// Several values in one cell, divided by marks. A backslash before a mark, or before a space at an end, makes it a letter.

const ESCAPABLE = /[\\|:;\s]/

/** `marks` are those that mean something at this place. */
export const withoutMarks = (text: string, marks: string): string =>
  text
    .replace(/[\\|:;]/g, (sign) => (sign === '\\' || marks.includes(sign) ? `\\${sign}` : sign))
    .replace(/^\s|\s$/g, (space) => `\\${space}`)

/** The parts between the marks, as they are written; `most` parts at most, of which the last holds the rest. */
export function splitAt(text: string, mark: string, most = Number.POSITIVE_INFINITY): string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    const next = text[at + 1] ?? ''
    if (sign === '\\' && ESCAPABLE.test(next)) {
      parts[parts.length - 1] += sign + next
      at += 1
    } else if (sign === mark && parts.length < most) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

/** What a part says: without spaces around it, and without backslashes before marks. */
export function plainPart(part: string): string {
  let text = ''
  // Up to where the text must stay, because its last letter is a space that was meant.
  let kept = 0
  for (let at = 0; at < part.length; at += 1) {
    const sign = part[at] ?? ''
    const next = part[at + 1] ?? ''
    if (sign === '\\' && ESCAPABLE.test(next)) {
      text += next
      kept = text.length
      at += 1
    } else if (text !== '' || !/\s/.test(sign)) text += sign
  }
  return text.slice(0, kept) + text.slice(kept).trimEnd()
}
