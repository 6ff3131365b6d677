// JSON as pages really write it: raw line ends in strings, commas too many, comments around, entities.
import { decodeEntities } from './plain-words.ts'

const OPENINGS = /^(?:<!--|\/\/\s{0,5}<!\[CDATA\[|<!\[CDATA\[|\/\*\s{0,5}<!\[CDATA\[\s{0,5}\*\/)/
const CLOSINGS = /(?:-->|\/\/\s{0,5}\]\]>|\/\*\s{0,5}\]\]>\s{0,5}\*\/|\]\]>|;)$/

/** Without the comments that some pages put around their data. */
function unwrap(text: string): string {
  let bare = text.trim().replace(/^\ufeff/, '')
  for (let layer = 0; layer < 3; layer++) {
    const end = bare.slice(-30).replace(CLOSINGS, '')
    bare = (bare.slice(0, -30) + end).replace(OPENINGS, '').trim()
  }
  return bare
}

/** The value, or undefined when even mended text is no JSON. */
export function parseTolerantly(text: string): unknown {
  const bare = unwrap(text)
  if (bare === '') return undefined
  for (const candidate of [() => bare, () => mend(bare), () => mend(decodeEntities(bare))]) {
    const value = parse(candidate())
    if (value !== undefined) return value
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Escapes control characters in strings and leaves out commas before a closing bracket. One pass. */
function mend(text: string): string {
  const parts: string[] = []
  let from = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInString) {
      if (code === 0x5c) {
        // A backslash before something that JSON does not know stands for itself.
        if (!/["\\/bfnrtu]/.test(text[at + 1] ?? '')) {
          parts.push(text.slice(from, at), '\\')
          from = at
        }
        at++
      } else if (code === 0x22) isInString = false
      else if (code < 0x20) {
        parts.push(text.slice(from, at), JSON.stringify(text[at]).slice(1, -1))
        from = at + 1
      }
    } else if (code === 0x22) isInString = true
    else if (code === 0x2c) {
      let next = at + 1
      while (next < text.length && text.charCodeAt(next) <= 0x20) next++
      if (text[next] === '}' || text[next] === ']' || text[next] === ',') {
        parts.push(text.slice(from, at))
        from = at + 1
      }
      at = next - 1
    }
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** The JSON value that starts at a position of a script: up to its matching bracket or quote. */
export function valueAt(code: string, start: number): string | null {
  let depth = 0
  let isInString = false
  for (let at = start; at < code.length; at++) {
    const character = code.charCodeAt(at)
    if (isInString) {
      if (character === 0x5c) at++
      else if (character === 0x22) {
        isInString = false
        if (depth === 0) return code.slice(start, at + 1)
      }
    } else if (character === 0x22) isInString = true
    else if (character === 0x7b || character === 0x5b) depth++
    else if (character === 0x7d || character === 0x5d) {
      depth--
      if (depth === 0) return code.slice(start, at + 1)
    }
  }
  return null
}
