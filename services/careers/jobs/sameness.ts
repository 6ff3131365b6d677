// When two jobs turn out to be one posting after they were read, and what the one job then says.
import { findElement, parseHtml } from '../postings/html-tree.ts'
import { metaOf } from '../postings/plain-page.ts'
import { addressOf, fold } from '../postings/plain-words.ts'
import { siteOf } from '../postings/sites/sites.ts'
import { fieldNames } from './field-names.ts'
import { addressKey, nameOf } from './identity.ts'
import { NOTHING_READ } from './nothing-read.ts'
import type { JobFacts, JobRecord } from './record.ts'
import type { PostingFields, Rung } from './schemas.ts'

const nameOfTitle = (title: string) => nameOf(`title ${fold(title)}`)

/** More would only come from a page that is never the same. */
const MOST_NAMES = 20

export interface ReadSource {
  /** Where redirects led; null for a text. */
  url: string | null
  page: string | null
  rung: Rung
  fields: Partial<PostingFields>
}

/** The names under which a job is found from now on: those that it had, and what the reading says of itself. */
export function namesAfter({ knownAs }: Pick<JobFacts, 'knownAs'>, { url, page, rung, fields }: ReadSource) {
  const canonical = page === null ? null : canonicalIn(page, url)
  const { applyUrl = null, title = null } = fields
  // Elsewhere the address for applications may be one for all postings.
  const own = applyUrl !== null && (rung === 'api' || siteOf(applyUrl)) ? applyUrl : null
  const addresses = [url, canonical, own].filter((address) => address !== null)
  const names = [
    ...addresses.map((address) => nameOf(addressKey(address))),
    ...(title ? [nameOfTitle(title)] : []),
  ]
  return [...new Set([...knownAs, ...names])].slice(0, MOST_NAMES)
}

function canonicalIn(html: string, url: string | null): string | null {
  const page = parseHtml(html)
  const link = findElement(
    page,
    ({ tag, attributes }) => tag === 'link' && attributes.rel?.toLowerCase() === 'canonical',
  )
  return addressOf(link?.attributes.href ?? metaOf(page, 'og:url'), url)
}

type Comparable = Pick<JobRecord, 'url' | 'title' | 'company' | 'places' | 'descriptionText' | 'knownAs'>

/**
 * A shared address is not enough, because some sites give all of their pages the same one: the titles must agree, too.
 * Without an address only the words are left to tell, and nearly all of them must be the same.
 */
export function isSamePosting(one: Comparable, other: Comparable): boolean {
  const title = one.title === null ? null : fold(one.title)
  if (title === null || other.title === null || title !== fold(other.title)) return false
  const shared = one.knownAs.filter((name) => other.knownAs.includes(name) && name !== nameOfTitle(title))
  if (shared.length > 0) return true
  const isByWords = one.url === null || other.url === null
  return isByWords && haveSameCompany(one, other) && haveCommonPlace(one, other) && haveSameWords(one, other)
}

function haveSameCompany({ company: one }: Comparable, { company: other }: Comparable): boolean {
  if (one === null || other === null) return true
  return fold(one).includes(fold(other)) || fold(other).includes(fold(one))
}

/** One text is often published for several places, and these are different jobs. */
function haveCommonPlace({ places: one }: Comparable, { places: other }: Comparable): boolean {
  const cities = (places: PostingFields['places']) => places.flatMap(({ city }) => (city ? [fold(city)] : []))
  const [first, second] = [cities(one), cities(other)]
  return first.length === 0 || second.length === 0 || first.some((city) => second.includes(city))
}

/** Characters of a line that says something, and of a text that says enough to be recognised. */
const SHORTEST_LINE = 25
const SHORTEST_TEXT = 150
const ALIKE = 0.9

function haveSameWords(
  { descriptionText: one }: Comparable,
  { descriptionText: other }: Comparable,
): boolean {
  const plain = (text: string) => fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ')
  const [shorter, longer] = one.length <= other.length ? [one, plain(other)] : [other, plain(one)]
  const lines = shorter
    .split(/\n|(?<=[.!?])\s+/)
    .map((line) => plain(line).trim())
    .filter((line) => line.length >= SHORTEST_LINE)
  const lengthOf = (some: string[]) => some.reduce((sum, { length }) => sum + length, 0)
  const total = lengthOf(lines)
  return total >= SHORTEST_TEXT && lengthOf(lines.filter((line) => longer.includes(line))) >= ALIKE * total
}

/** The older one stays, because the person knows it and has links to it. */
export const isOlder = (one: JobRecord, other: JobRecord) =>
  one.addedAt === other.addedAt ? one.id < other.id : one.addedAt < other.addedAt

const RUNGS: Rung[] = ['api', 'structured-data', 'page-state', 'page', 'browser', 'model', 'pasted']
const height = ({ rung }: JobFacts) => (rung === null ? RUNGS.length : RUNGS.indexOf(rung))

/** What the older job says then: what the person corrected in either, else the surer reading, else the other one. */
export function united(older: JobRecord, newer: JobRecord): JobFacts {
  const [surer, other] = height(newer) < height(older) ? [newer, older] : [older, newer]
  const isOwn = (job: JobFacts, name: string) => job.provenance[name]?.source === 'person'
  const sourceOf = (name: keyof PostingFields) =>
    [older, newer].find((job) => isOwn(job, name)) ??
    [surer, other].find((job) => JSON.stringify(job[name]) !== JSON.stringify(NOTHING_READ[name])) ??
    surer
  const sources = fieldNames.map((name) => [name, sourceOf(name)] as const)
  const provenance = sources.flatMap(([name, job]) =>
    job.provenance[name] ? [[name, job.provenance[name]] as const] : [],
  )
  return {
    ...older,
    ...Object.fromEntries(sources.map(([name, job]) => [name, job[name]])),
    provenance: Object.fromEntries(provenance),
    rung: surer.rung,
    url: older.url ?? newer.url,
    // Whoever submits a posting again wants to see it.
    trashedAt: older.trashedAt === null || newer.trashedAt === null ? null : older.trashedAt,
    knownAs: [...new Set([...older.knownAs, ...newer.knownAs])].slice(0, MOST_NAMES),
    formerIds: [...new Set([...older.formerIds, newer.id, ...newer.formerIds])].slice(0, MOST_NAMES),
  }
}
