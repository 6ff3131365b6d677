// A posting read from what the page shows: headings, OpenGraph, labelled facts, the longest text.
import type { Place } from '../jobs/schemas.ts'
import { contactIn } from './contact.ts'
import { describeTree } from './description.ts'
import { employmentTypesOf } from './employment.ts'
import { type Element, elementsOf, findElement, isUnread, type Node, textOf } from './html-tree.ts'
import { factsIn, noteFacts } from './labelled-facts.ts'
import { placeInText, placesInText } from './places.ts'
import { addressOf, fold, oneLine, squeeze } from './plain-words.ts'
import { type Reading, takeNotes } from './reading.ts'
import { salaryInText } from './salary.ts'
import { companyFromHost, companyFromTitle, titleWithout } from './titles.ts'

/** Parts of a page that are not about this posting. */
const ELSEWHERE_TAGS = new Set(['aside', 'nav', 'footer', 'dialog', 'button'])
const ELSEWHERE =
  /(?:^|[\s_-])(?:similar|related|recommend\w*|suggest\w*|other-?jobs|more-?jobs|cookie\w*|consent|modal|breadcrumbs?|share|social|newsletter|sidebar-jobs|footer|menu|navbar|tooltip)(?:$|[\s_-])/i
const ELSEWHERE_HEADING =
  /^(?:similar|related|other|more|recommended) (?:jobs|positions|openings|offers|vacancies)|^(?:ahnliche|weitere) (?:jobs|stellen)|^(?:offres|postes) similaires|^(?:ofertas|empleos) (?:similares|relacionad)|^podobne (?:nabidky|oferty|pozice)|^похожие вакансии|^you (?:may|might) also/

export const isElsewhere = (element: Element) =>
  isUnread(element) ||
  ELSEWHERE_TAGS.has(element.tag) ||
  // Some servers wrap the whole page in one form.
  (element.tag === 'form' && !findElement(element, ({ tag }) => tag === 'h1')) ||
  'hidden' in element.attributes ||
  ELSEWHERE.test(`${element.attributes.class ?? ''} ${element.attributes.id ?? ''}`)

/** The page without menus, related jobs and forms. */
export function mainOf(page: Element): Element {
  const copy = (node: Node, parent: Element | null): Node | null => {
    if (typeof node === 'string') return node
    if (node.tag !== '#root' && isElsewhere(node)) return null
    const made: Element = { ...node, parent, children: [] }
    for (const child of node.children) {
      if (
        typeof child !== 'string' &&
        /^h[1-6]$/.test(child.tag) &&
        ELSEWHERE_HEADING.test(fold(squeeze(textOf(child))))
      )
        break
      const copied = copy(child, made)
      if (copied !== null) made.children.push(copied)
    }
    return made
  }
  return copy(page, null) as Element
}

export const metaOf = (page: Element, name: string): string | null => {
  const meta = findElement(
    page,
    ({ tag, attributes }) =>
      tag === 'meta' && (attributes.property ?? attributes.name ?? '').toLowerCase() === name,
  )
  return oneLine(meta?.attributes.content)
}

const titleTag = (page: Element) => {
  const title = findElement(page, ({ tag }) => tag === 'title')
  return title ? oneLine(textOf(title)) : null
}

/** Headings of the first level outside menus, in the page's order. */
export function headingsOf(main: Element): string[] {
  const headings: string[] = []
  for (const element of elementsOf(main)) {
    const text = element.tag === 'h1' ? oneLine(textOf(element), 200) : null
    if (text) headings.push(text)
  }
  return headings
}

export function readPlainPage(page: Element, { url, now }: { url: string | null; now: Date }): Reading {
  const notes = takeNotes('page', 'page')
  const { reading, note } = notes
  const main = mainOf(page)
  const shared = metaOf(page, 'og:title') ?? metaOf(page, 'twitter:title') ?? titleTag(page)
  const headings = headingsOf(main)
  const heading =
    headings.find((text) => shared && fold(shared).includes(fold(text))) ??
    (headings.length === 1 ? (headings[0] ?? null) : null)
  const site = metaOf(page, 'og:site_name')
  const address = url ?? metaOf(page, 'og:url')

  const facts = factsIn(elementsOf(main))
  const company = companyFromTitle(heading, shared ? titleWithout(shared, site) : null)
  const named = facts.has('company') ? null : (namedElement(main, COMPANY_NAMES) ?? company)
  note(
    'title',
    heading ?? (shared ? titleWithout(shared, site, named ?? facts.get('company') ?? null) : null),
    {
      source: heading ? 'page' : 'open-graph',
      confidence: heading ? 0.85 : 0.65,
      raw: heading ?? shared,
    },
  )
  note('title', headings[0] ?? null, { confidence: 0.5 })
  noteFacts(notes, facts, { source: 'page', confidence: 0.75, now, except: ['title'] })
  note('company', named, { confidence: 0.65 })
  note('company', companyFromHost(address, textOf(main)), { confidence: 0.55, raw: address })
  note('places', placesBeside(main), { confidence: 0.65 })
  note('salary', salaryInText(reading.fields.title ?? ''), {
    confidence: 0.6,
    raw: reading.fields.title ?? null,
  })
  note('employmentTypes', employmentTypesOf(badgesOf(main)), { confidence: 0.6 })

  const body = descriptionOf(main)
  const { html, text } = describeTree(body)
  const teaser = metaOf(page, 'og:description') ?? metaOf(page, 'description')
  const isWorthIt = text.length >= 150 || text.length > (teaser?.length ?? 0)
  note('descriptionHtml', isWorthIt ? html : null, { confidence: 0.6 })
  note('descriptionText', isWorthIt ? text : teaser, {
    confidence: isWorthIt ? 0.6 : 0.4,
    source: isWorthIt ? 'page' : 'open-graph',
  })
  note('contact', contactIn(text), { confidence: 0.5 })
  note('applyUrl', applyLinkOf(page, address))
  return reading
}

const COMPANY_NAMES =
  /^(?:company|employer|organi[sz]ation|hiring|job-?company)[-_]?(?:name|title)$|^(?:company|employer)$/i
const LOCATION_NAMES =
  /(?:^|[-_])(?:job|jd|posting|position|info|work|office|vacancy)?[-_]?(?:location|standort|arbeitsort|lokalita|ubicacion)s?(?:[-_](?:name|text|value))?$/i

/** The text of a small element whose class or test name says what it is. */
function namedElement(main: Element, names: RegExp): string | null {
  for (const element of elementsOf(main)) {
    if (element.children.length > 6) continue
    const tokens = [
      element.attributes.class,
      element.attributes['data-test'],
      element.attributes['data-testid'],
      element.attributes.id,
      element.attributes['data-qa'],
    ]
      .filter((token) => token)
      .join(' ')
      .split(/\s+/)
    if (!tokens.some((token) => names.test(token))) continue
    const text = oneLine(textOf(element), 120)
    if (text && text.length <= 80) return text
  }
  return null
}

const MAPS =
  /^https?:\/\/(?:(?:www\.|maps\.)?google\.[a-z.]{2,6}\/maps|maps\.(?:google|apple)\.|(?:www\.|[a-z]{2}\.)?mapy\.(?:cz|com)|(?:www\.)?openstreetmap\.org|yandex\.[a-z]{2,3}\/maps|(?:www\.)?bing\.com\/maps|goo\.gl\/maps|maps\.app\.goo\.gl)/i

/** Places that a link to a map or the name of an element gives away. */
function placesBeside(main: Element): Place[] {
  const link = findElement(main, ({ tag, attributes }) => tag === 'a' && MAPS.test(attributes.href ?? ''))
  const place = link ? placeInText(squeeze(textOf(link))) : null
  if (place) return [place]
  const named = namedElement(main, LOCATION_NAMES)
  return named ? placesInText(named.replace(/^[^:]{0,20}:\s*/, '')) : []
}

/** Short texts that stand alone, as badges do. */
function badgesOf(main: Element): string[] {
  const badges: string[] = []
  for (const element of elementsOf(main)) {
    if (badges.length >= 40) break
    const isBadge =
      /(?:badge|tag|chip|pill|label|type)/i.test(element.attributes.class ?? '') &&
      element.children.length <= 3
    const text = isBadge ? squeeze(textOf(element)) : ''
    if (text !== '' && text.length <= 30) badges.push(text)
  }
  return badges
}

const PROSE = new Set(['p', 'li', 'br', 'ul', 'ol', 'h2', 'h3', 'h4', 'strong'])
const DESCRIPTION_NAMES =
  /(?:^|[\s_-])(?:job|posting|vacancy|position|offer|role)?[-_]{0,3}(?:description|job-?ad|job-?body|posting-?body|rich-?(?:text|content)|job-?content|offer-?content|stellenbeschreibung|descripcion|popis)(?:$|[\s_-])/i

/** The innermost element that holds most of the page's prose. */
export function descriptionOf(main: Element): Element {
  const weights = new Map<Element, number>()
  const weigh = (element: Element): number => {
    let own = 0
    let isProse = PROSE.has(element.tag)
    for (const child of element.children) {
      if (typeof child === 'string')
        own +=
          isProse || element.children.some((other) => typeof other !== 'string' && other.tag === 'br')
            ? child.trim().length
            : child.trim().length * 0.3
      else if (child.tag !== 'a') own += weigh(child)
      isProse ||= false
    }
    weights.set(element, own)
    return own
  }
  const total = weigh(main)
  const named = [...elementsOf(main)].find(
    (element) => DESCRIPTION_NAMES.test(namesOf(element)) && (weights.get(element) ?? 0) > total * 0.5,
  )
  let best = named ?? main
  for (;;) {
    const most = (weights.get(best) ?? 0) * 0.85
    const inner: Element | undefined = best.children.find(
      (child): child is Element =>
        typeof child !== 'string' &&
        (weights.get(child) ?? 0) > most &&
        !/^(?:ul|ol|p|table)$/.test(child.tag),
    )
    if (!inner) return best
    best = inner
  }
}

const namesOf = ({ attributes }: Element) =>
  [
    attributes.class,
    attributes.id,
    attributes['data-test'],
    attributes['data-testid'],
    attributes['data-jobad'],
  ].join(' ')

const APPLY =
  /^(?:apply|apply (?:now|here|online|today|for this (?:job|position|role)|on company (?:website|site))|(?:jetzt |online )?bewerben|bewirb dich(?: jetzt)?|jetzt online bewerben|postuler(?: maintenant)?|je postule|candidater|inscribete|aplicar|solicitar|postular(?:me)?|candidati|candidatar(?:-se)?|solliciteer(?: nu)?|solliciteren|odpovedet(?: na nabidku)?|mam zajem|reagovat|poslat zivotopis|aplikuj|ansok(?: nu)?|sok stillingen|hae (?:nyt|tyopaikkaa)|jelentkez\w*|aplica|откликнуться|відгукнутися|応募する|hemen basvur|basvur)\b.{0,30}$/

/** Where the page sends applicants. */
export function applyLinkOf(page: Element, base: string | null): string | null {
  const link = findElement(page, ({ tag, attributes, children }) => {
    if (tag !== 'a' || !attributes.href || children.length > 10) return false
    const text = fold(squeeze(children.map(textOf).join('')))
    return text.length <= 60 && APPLY.test(text)
  })
  const address = link ? addressOf(link.attributes.href, base) : null
  // A link into the page itself, or to a sign-in, is no address to apply at.
  return address &&
    !/\/(?:login|signin|sign-in|register|signup)\b/i.test(address) &&
    !link?.attributes.href?.startsWith('#')
    ? address
    : null
}
