// A posting from a page: its structured data, else its state, else what it shows.
import { saysClosed } from './closed-words.ts'
import { type Element, elementsOf, parseHtml, textOf } from './html-tree.ts'
import { jobPostingsOf, postingsIn } from './json-ld.ts'
import { languageOf } from './language.ts'
import { isLinkedIn, readLinkedIn } from './linkedin.ts'
import { likenessToPosting, readLoosely } from './loose-posting.ts'
import { microdataPostingsOf } from './microdata.ts'
import { candidatesIn, statesOf } from './page-state.ts'
import { applyLinkOf, headingsOf, mainOf, metaOf, readPlainPage } from './plain-page.ts'
import { addressOf, fold, oneLine, squeeze } from './plain-words.ts'
import { fillIn, type Reading, takeNotes } from './reading.ts'
import { readJobPosting } from './schema-org.ts'

type Data = Record<string, unknown>

/** Characters of a page that are read. */
const MAX_PAGE = 5_000_000

export interface Page {
  html: string
  /** After redirects; null for a page whose address is not known. */
  url: string | null
  now: Date
}

/** Null when the page shows no posting. */
export function readPage({ html, url, now }: Page): Reading | null {
  const page = parseHtml(html.slice(0, MAX_PAGE))
  const read = readTree(page, { url, now })
  if (!read) return null
  const { reading, note } = takeNotes(read.rung, 'page', read)
  const text = read.fields.descriptionText ?? ''
  note('language', languageOf(text, page.attributes.lang ?? null), {
    confidence: text.length > 300 ? 0.9 : 0.6,
  })
  return reading
}

function readTree(page: Element, { url, now }: Omit<Page, 'html'>): Reading | null {
  const main = mainOf(page)
  const structured = readStructured(page, main, url)
  const shown = readLinkedIn(page, { url, now })
  if (shown && (isLinkedIn(url) || !structured))
    return structured ? fillIn(shown, structured, EVERY_FIELD) : shown
  const reading = structured ?? readState(page, main, url)
  if (reading) return withApplication(withClosed(reading, main), page, url)
  const plain = readPlainPage(page, { url, now })
  return isPosting(plain) ? withClosed(plain, main) : null
}

const EVERY_FIELD = [
  'title',
  'company',
  'identifier',
  'places',
  'remote',
  'remoteCountries',
  'employmentTypes',
  'salary',
  'postedAt',
  'validUntil',
  'descriptionHtml',
  'descriptionText',
  'skills',
  'seniority',
  'department',
  'language',
  'contact',
  'applyUrl',
] as const satisfies (keyof Reading['fields'])[] as (keyof Reading['fields'])[]

function readStructured(page: Element, main: Element, url: string | null): Reading | null {
  const inJson = choose(jobPostingsOf(page), page, main, url)
  if (inJson) {
    const reading = readJobPosting(inJson, { rung: 'structured-data', source: 'json-ld', url })
    if (reading.fields.title) return reading
  }
  const inMarkup = choose(microdataPostingsOf(page), page, main, url)
  const reading = inMarkup
    ? readJobPosting(inMarkup, { rung: 'structured-data', source: 'microdata', url })
    : null
  return reading?.fields.title && (reading.fields.descriptionText || reading.fields.company) ? reading : null
}

/** Of several postings the one that the page is about; null when the page is a list of them. */
function choose(postings: Data[], page: Element, main: Element, url: string | null): Data | null {
  if (postings.length <= 1) return postings[0] ?? null
  const headings = [...headingsOf(main), metaOf(page, 'og:title') ?? ''].map(fold)
  const address = comparable(url ?? metaOf(page, 'og:url'), null)
  const scored = postings.slice(0, 300).map((posting, index) => {
    const title = fold(oneLine(posting.title ?? posting.name) ?? '')
    const isNamed = title !== '' && headings.some((heading) => heading === title || heading.includes(title))
    const isHere =
      address !== null &&
      [posting.url, posting['@id'], posting.mainEntityOfPage].some(
        (link) => comparable(link, url) === address,
      )
    const description = typeof posting.description === 'string' ? 1 : 0
    return {
      posting,
      score: (isHere ? 4 : 0) + (isNamed ? 3 : 0) + description - index / 1000,
      isSure: isHere || isNamed,
    }
  })
  const titles = new Set(postings.map((posting) => fold(oneLine(posting.title) ?? '')))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.isSure || titles.size === 1 ? best.posting : null
}

function comparable(value: unknown, base: string | null): string | null {
  const address = addressOf(value, base)
  return address
    ? address
        .replace(/[?#].*$/, '')
        .replace(/\/$/, '')
        .toLowerCase()
    : null
}

function readState(page: Element, main: Element, url: string | null): Reading | null {
  const states = statesOf(page)
  if (states.length === 0) return null
  const marked = choose(postingsIn(states), page, main, url)
  if (marked) {
    const reading = readJobPosting(marked, { rung: 'page-state', source: 'page-state', url })
    if (reading.fields.title) return reading
  }
  const candidates = candidatesIn(states, likenessToPosting)
  if (candidates.length === 0) return null
  const headings = [...headingsOf(main), metaOf(page, 'og:title') ?? '', titleOf(page)]
    .map(fold)
    .filter((text) => text !== '')
  const path = url ? new URL(url).pathname.toLowerCase() : ''
  const scored = candidates.map(({ value, score }) => {
    const reading = readLoosely(value, { rung: 'page-state', source: 'page-state', url })
    const title = fold(reading.fields.title ?? '')
    const isNamed = title !== '' && headings.some((heading) => heading.includes(title))
    const id = reading.fields.identifier?.toLowerCase() ?? ''
    const isHere = id.length >= 3 && path.split(/[/_-]/).concat(path.split('/')).includes(id)
    return { reading, score: score + (isNamed ? 10 : 0) + (isHere ? 10 : 0), isSure: isNamed || isHere }
  })
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.isSure || candidates.length === 1 ? best.reading : null
}

const titleOf = (page: Element) => {
  for (const element of elementsOf(page)) if (element.tag === 'title') return squeeze(textOf(element))
  return ''
}

/** A page that shows a title and only a few words, or no facts at all, is no posting. */
function isPosting({ fields }: Reading): boolean {
  const facts = [
    fields.company,
    fields.places,
    fields.employmentTypes,
    fields.salary,
    fields.remote,
    fields.postedAt,
    fields.applyUrl,
  ]
  const known = facts.filter((fact) => fact !== undefined).length
  const text = fields.descriptionText ?? ''
  return (
    Boolean(fields.title) &&
    text.length >= 80 &&
    (known >= 2 || (known >= 1 && text.length >= 400)) &&
    !/^(?:404|page not found|not found|error|access denied|just a moment|sign in|log in|login|careers?|jobs?)\b/i.test(
      fields.title ?? '',
    )
  )
}

function withApplication(reading: Reading, page: Element, url: string | null): Reading {
  const { reading: filled, note } = takeNotes(reading.rung, 'page', reading)
  note('applyUrl', applyLinkOf(page, url))
  return filled
}

/** Closed when a short line outside the description says so and nothing to apply with is there. */
function withClosed(reading: Reading, main: Element): Reading {
  const { reading: filled, note } = takeNotes(reading.rung, 'page', reading)
  for (const element of elementsOf(main)) {
    if (element.children.length === 0 || element.children.length > 4 || element.tag === 'script') continue
    const own = element.children.filter((child) => typeof child === 'string').join(' ')
    if (own.length < 10 || own.length > 300 || !saysClosed(own)) continue
    if (
      !(reading.fields.descriptionText ?? '').includes(squeeze(own)) &&
      applyLinkOf(main, 'https://example.com/') === null
    )
      note('isClosed', true)
    break
  }
  return filled
}
