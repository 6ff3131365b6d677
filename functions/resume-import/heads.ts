// The head of an entry: who, what and where, from the short texts around its dates.
import type { Period } from './dates.ts'
import { periodsIn } from './dates.ts'
import type { Row } from './rows.ts'
import { isDuration, isFirm, isPlace, isTitle, titleScore } from './words-of-work.ts'

export interface Part {
  text: string
  row: Row
}

export interface Head {
  parts: Part[]
  places: Part[]
  period: Period | null
  periodRow: Row | null
}

/** For titles of works, in which words and dashes are part of the title. */
export const CELLS = /\t|\s+[|•·∙]\s+/u
const STRONG = /\t|\s+[|•·∙⋅◦‣–—―@]\s+|\s*[|•·∙]\s+|\s+-\s+|\s+(?:at|bei|chez)\s+(?=[\p{Lu}\d])/u

/** Takes dates, places and durations out of the rows of a head, and divides the rest. */
export function readHead(rows: Row[], divider = STRONG): Head {
  const head: Head = { parts: [], places: [], period: null, periodRow: null }
  for (const row of rows) {
    for (const cell of row.cells) {
      let text = cell.text
      for (const period of periodsIn(text).toReversed()) {
        if (period.hasDay && period.isSingle) continue
        if (head.period && !(head.period.isSingle && !period.isSingle)) continue
        head.period = period
        head.periodRow = row
        text = `${text.slice(0, period.from)}\t${text.slice(period.to)}`
      }
      for (const part of text.split(divider).map(trimmed)) {
        if (part === '' || isDuration(part) || !/\p{L}/u.test(part)) continue
        if (isPlace(part) && (head.parts.length > 0 || row.cells.length > 1))
          head.places.push({ text: part, row })
        else head.parts.push({ text: part, row })
      }
    }
  }
  return head
}

const trimmed = (text: string) =>
  text
    .replace(/[(（]\s*[)）]/g, '')
    .replace(/\((?:\d+ (?:ans?|years?|jahre?|mois|months?|monate?)[^)]*)\)/giu, '')
    .replace(/^(?:[\s,;:|•·–—-]+|(?:in|bei|as|als)\s+(?=\p{Lu}))|[\s,;:|•·–—(（-]+$/gu, '')
    .replace(/^[(（](.*)[)）]$/u, '$1')
    .replace(
      /^(?:expected graduation|graduated|graduation|expected|abschluss|nebentätigkeit|period|dates?|zeitraum)(?![\p{L}\p{M}])\s*:?\s*/iu,
      '',
    )
    .trim()

export interface Named {
  position: Part | null
  employer: Part | null
  location: Part | null
  rest: Part[]
}

export type Order = 'position' | 'employer'

/** Which of two texts is the position. `usual` is what the other entries say; a tie is decided by it. */
export function nameParts({ parts, places }: Head, usual: Order, inherits: boolean): Named {
  const location = places[0] ?? null
  const [first, second, ...others] = withoutTwins(parts)
  if (!first) return { position: null, employer: null, location, rest: [] }
  if (!second)
    return inherits ? { position: first, employer: null, location, rest: [] } : divide(first, location, usual)
  const lead = titleScore(first.text) - titleScore(second.text)
  const order = lead > 0 ? 'position' : lead < 0 ? 'employer' : usual
  const [position, employer] = order === 'position' ? [first, second] : [second, first]
  if (isEnumeration(employer.text)) return { position, employer: null, location, rest: [employer, ...others] }
  return { position, ...placed(employer, location), rest: others }
}

/** "Networking, Books, Accessibility" are subjects; nobody is called so. */
function isEnumeration(text: string): boolean {
  const parts = commaParts(text)
  return (
    parts.length > 2 &&
    !parts.some((part) => isFirm(part) || isPlace(part)) &&
    !isPlace(parts.slice(-2).join(', '))
  )
}

export function orderOf({ parts }: Head): Order | null {
  const [first, second] = withoutTwins(parts)
  if (!first) return null
  const [a, b] = second ? [first.text, second.text] : first.text.split(/,\s+/)
  if (!b || !a) return null
  const lead = titleScore(a) - titleScore(b)
  return lead > 0 ? 'position' : lead < 0 ? 'employer' : null
}

/** What most heads of the part say first. */
export function usualOrder(heads: Head[]): Order {
  const orders = heads.map(orderOf).filter((order) => order !== null)
  return orders.filter((order) => order === 'employer').length > orders.length / 2 ? 'employer' : 'position'
}

const withoutTwins = (parts: Part[]) =>
  parts.filter(
    ({ text }, index) =>
      parts.findIndex((other) => other.text.toLowerCase() === text.toLowerCase()) === index,
  )

/** Whether everything that a head tells is there already. */
export function isComplete(head: Head): boolean {
  const parts = withoutTwins(head.parts)
  if (parts.length >= 2) return true
  const [a, b] = parts[0]?.text.split(/,\s+/) ?? []
  return Boolean(a && b && ((isTitle(a) && isFirm(b)) || (isTitle(b) && !isTitle(a))))
}

/** One text with commas: "Data Engineer, Seeblick AG, Zürich". */
function divide(part: Part, location: Part | null, usual: Order): Named {
  const texts = commaParts(part.text)
  const of = (text: string | undefined) => (text ? { text, row: part.row } : null)
  if (texts.length === 1) {
    if (isTitle(part.text) || (usual === 'position' && !isFirm(part.text)))
      return { position: part, employer: null, location, rest: [] }
    return { position: null, employer: part, location, rest: [] }
  }
  const [first = '', ...others] = texts
  const firm = others.findIndex((text) => isFirm(text) && !isTitle(text))
  const lead = titleScore(first) - Math.max(...others.map(titleScore))
  const isFirst = lead > 0 || (lead === 0 && usual === 'position')
  if (isFirst) {
    const at = firm >= 0 ? firm : 0
    const position = [first, ...others.slice(0, at)].join(', ')
    const after = others.slice(at + 1)
    return {
      position: of(position),
      employer: of(others[at]),
      location: location ?? of(after.join(', ')),
      rest: [],
    }
  }
  const at = others.findIndex(isTitle)
  if (at < 0) return { position: null, ...placed(part, location), rest: [] }
  const place = others.slice(0, at).join(', ')
  return {
    position: of(others.slice(at).join(', ')),
    employer: of(first),
    location: location ?? of(place),
    rest: [],
  }
}

/** "YMCA, Pomona, CA": the name, and where it is. */
function placed(employer: Part, location: Part | null): { employer: Part; location: Part | null } {
  const { row } = employer
  const [name = '', ...others] = commaParts(employer.text)
  if (others.length === 0) return { employer, location }
  return { employer: { text: name, row }, location: location ?? { text: others.join(', '), row } }
}

/** "Acme, Inc." is one. */
function commaParts(text: string): string[] {
  const parts = text.split(/,\s+(?![^(]*\))/)
  return parts.reduce<string[]>((joined, part) => {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      /^(?:inc|llc|ltd|l\.?p|llp|plc|s\.?a|gmbh|ag|co|corp|jr|sr|ph\.?d)\.?$/iu.test(part)
    )
      joined[joined.length - 1] = `${last}, ${part}`
    else joined.push(part)
    return joined
  }, [])
}
