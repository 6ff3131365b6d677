// Postings in the state that a page hands to its own scripts.
import { codeOf, type Element, elementsOf } from './html-tree.ts'
import { isObject } from './plain-words.ts'
import { parseTolerantly, valueAt } from './tolerant-json.ts'

type Data = Record<string, unknown>

const MAX_STATES = 40
/** Values that are tried in one script: each may reach to its end. */
const MAX_TRIES = 20
const MAX_VALUES = 100_000
/** `window.__appData = {`, `__INITIAL_STATE__ = JSON.parse("`. The name is bounded, so matching stays linear. */
const ASSIGNED =
  /(?:window|self|globalThis|this)(?:\.|\[["'])([\w$]{2,60})(?:["']\])?\s{0,5}=\s{0,5}(JSON\.parse\(\s{0,5})?(?=[{["'])/g
const NAMED =
  /(?:var|let|const)\s{1,5}(__[\w$]{2,60}|(?:initial|preloaded|app)(?:State|Data|Props))\s{0,5}=\s{0,5}(JSON\.parse\(\s{0,5})?(?=[{["'])/g

/** Values of all states in the page, in its order. */
export function statesOf(page: Element): unknown[] {
  const states: unknown[] = []
  for (const { tag, attributes, children } of elementsOf(page)) {
    if (states.length >= MAX_STATES) break
    if (tag !== 'script') continue
    const code = codeOf({ tag, attributes, children, parent: null })
    if (code.length < 40) continue
    const type = attributes.type ?? ''
    if (/json$/i.test(type) && !/ld\+json|importmap|speculation/i.test(type)) {
      const value = parseTolerantly(code)
      if (value !== undefined)
        states.push(attributes.id === '__NUXT_DATA__' || isFlat(value) ? unflatten(value) : value)
    } else if (type === '' || /javascript|module/i.test(type)) {
      let tries = 0
      for (const pattern of [ASSIGNED, NAMED])
        for (const match of code.matchAll(pattern)) {
          if (states.length >= MAX_STATES || ++tries > MAX_TRIES) break
          const value = read(code, match.index + match[0].length, match[2] !== undefined)
          if (value !== undefined) states.push(value)
        }
    }
  }
  return states
}

function read(code: string, start: number, isQuoted: boolean): unknown {
  if (code[start] === "'") return isQuoted ? parseTolerantly(singleQuoted(code, start) ?? '') : undefined
  const text = valueAt(code, start)
  if (text === null) return undefined
  const value =
    parseTolerantly(text) ??
    parseTolerantly(text.replace(/:\s*(?:undefined|void 0|new Date\([^)]{0,40}\))/g, ':null'))
  return typeof value === 'string' ? parseTolerantly(value) : value
}

function singleQuoted(code: string, start: number): string | null {
  for (let at = start + 1; at < code.length; at++) {
    if (code[at] === '\\') at++
    else if (code[at] === "'") return code.slice(start + 1, at).replace(/\\(['"\\])/g, '$1')
  }
  return null
}

/** Nuxt's and SvelteKit's form: a list whose entries name each other by position. */
const isFlat = (value: unknown) =>
  Array.isArray(value) &&
  value.length > 2 &&
  isObject(value[0]) &&
  Object.values(value[0]).every((at) => Number.isInteger(at))

function unflatten(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const made = new Map<number, unknown>()
  const make = (at: unknown, depth: number): unknown => {
    if (!Number.isInteger(at) || (at as number) < 0 || depth > 40) return null
    const index = at as number
    if (made.has(index)) return made.get(index)
    const entry = value[index]
    if (Array.isArray(entry)) {
      if (typeof entry[0] === 'string') return make(entry[1], depth + 1)
      const list: unknown[] = []
      made.set(index, list)
      for (const inner of entry.slice(0, 5000)) list.push(make(inner, depth + 1))
      return list
    }
    if (!isObject(entry)) return entry
    const object: Data = {}
    made.set(index, object)
    for (const [key, inner] of Object.entries(entry))
      if (key !== '__proto__') object[key] = make(inner, depth + 1)
    return object
  }
  return make(0, 0)
}

/** Branches of a state that hold other jobs. */
const OTHERS =
  /similar|related|recommend|suggest|other_?jobs|otherjobs|morejobs|more_?jobs|translations?|messages|i18n|locale|nav|footer|menu/i

/** Objects of a state that may be a posting, with how much they look like one. */
export function candidatesIn(
  states: unknown[],
  looksLike: (value: Data) => number,
): { value: Data; score: number }[] {
  const found: { value: Data; score: number }[] = []
  const seen = new Set<object>()
  const waiting: unknown[] = [...states]
  for (let at = 0; at < waiting.length && at < MAX_VALUES; at++) {
    const value = waiting[at]
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (Array.isArray(value)) {
      for (const entry of value.slice(0, 2000))
        if (typeof entry === 'object' && entry !== null) waiting.push(entry)
      continue
    }
    const score = looksLike(value as Data)
    if (score > 0) found.push({ value: value as Data, score })
    for (const [key, entry] of Object.entries(value))
      if (typeof entry === 'object' && entry !== null && !OTHERS.test(key)) waiting.push(entry)
  }
  return found
}
