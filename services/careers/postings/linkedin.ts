// LinkedIn's posting as its guest pages show it, in whatever language the page is.

import { dateOf, relativeDay } from './dates.ts'
import { describeTree } from './description.ts'
import { employmentTypesOf, seniorityOf } from './employment.ts'
import { byClass, type Element, elementsOf, findAll, findElement, hasClass, textOf } from './html-tree.ts'
import { placeInText } from './places.ts'
import { addressOf, oneLine, squeeze } from './plain-words.ts'
import { type Reading, takeNotes } from './reading.ts'

export const isLinkedInHost = (host: string) => /(?:^|\.)linkedin\.com$/.test(host)

export const isLinkedIn = (url: string | null) => isLinkedInHost(URL.parse(url ?? '')?.hostname ?? '')

/** The posting's number in an address. */
export function linkedInId(url: string): string | null {
  const { pathname, searchParams } = new URL(url)
  const path =
    /\/jobs\/view\/(?:[^/]*?-)?(\d{6,})\/?$/.exec(pathname) ?? /\/jobPosting\/(\d{6,})\/?$/.exec(pathname)
  const chosen = searchParams.get('currentJobId')
  return path?.[1] ?? (chosen && /^\d{6,}$/.test(chosen) ? chosen : null)
}

const firstText = (page: Element, ...names: string[]) => {
  for (const name of names) {
    const found = byClass(page, name)
    const text = found ? oneLine(textOf(found), 300) : null
    if (text) return text
  }
  return null
}

/** Null when the page shows no posting. */
export function readLinkedIn(page: Element, { url, now }: { url: string | null; now: Date }): Reading | null {
  const title = firstText(page, 'top-card-layout__title', 'topcard__title')
  if (!title) return null
  const { reading, note } = takeNotes('page', 'page')
  note('title', title, { confidence: 0.95 })
  const flavors = findAll(page, (element) => hasClass(element, 'topcard__flavor'))
  const company = flavors.find((element) => !hasClass(element, 'topcard__flavor--bullet'))
  const place = flavors.find((element) => hasClass(element, 'topcard__flavor--bullet'))
  note('company', firstText(page, 'topcard__org-name-link') ?? (company ? oneLine(textOf(company)) : null), {
    confidence: 0.95,
  })
  const where = place ? oneLine(textOf(place)) : null
  note(
    'places',
    [placeInText(where)].filter((found) => found !== null),
    { confidence: 0.85, raw: where },
  )
  note('identifier', idOf(page, url), { confidence: 0.95 })

  const posted = firstText(page, 'posted-time-ago__text')
  const time = findElement(page, ({ tag, attributes }) => tag === 'time' && attributes.datetime !== undefined)
  note('postedAt', dateOf(time?.attributes.datetime) ?? (posted ? relativeDay(posted, now) : null), {
    confidence: time ? 0.9 : 0.6,
    raw: posted,
  })

  const criteria = findAll(
    page,
    (element) => element.attributes.class?.includes('job-criteria__text') ?? false,
  ).map((element) => squeeze(textOf(element)))
  note('seniority', criteria.length > 0 ? seniorityOf(criteria[0]) : null, {
    confidence: 0.8,
    raw: criteria[0],
  })
  const types = criteria
    .map((criterion) => employmentTypesOf(criterion))
    .findIndex((found) => found.length > 0)
  note('employmentTypes', types < 0 ? [] : employmentTypesOf(criteria[types]), {
    confidence: 0.9,
    raw: criteria[types],
  })

  const body = byClass(page, 'show-more-less-html__markup') ?? byClass(page, 'description__text')
  if (body) {
    const { html, text } = describeTree(body)
    note('descriptionHtml', html, { confidence: 0.9 })
    note('descriptionText', text, { confidence: 0.9 })
  }
  note('applyUrl', applyAddress(page), { confidence: 0.9 })
  note('isClosed', isClosed(page), { confidence: 0.9 })
  return reading
}

function idOf(page: Element, url: string | null): string | null {
  const fromUrl = url && isLinkedIn(url) ? linkedInId(url) : null
  if (fromUrl) return fromUrl
  const link = findElement(
    page,
    ({ tag, attributes }) => tag === 'a' && /\/jobs\/view\/[^?]*?\d{6,}/.test(attributes.href ?? ''),
  )
  const address = link ? addressOf(link.attributes.href, 'https://www.linkedin.com') : null
  return address ? linkedInId(address) : null
}

const isApply = (element: Element) => {
  const names = element.attributes.class ?? ''
  return (
    (element.tag === 'a' || element.tag === 'button') &&
    (/\bapply-button\b/.test(names) ||
      /apply/i.test(element.attributes['data-modal'] ?? '') ||
      /apply/i.test(element.attributes['data-tracking-control-name'] ?? ''))
  )
}

/** The employer's own address, which LinkedIn's link carries in its `url`. */
function applyAddress(page: Element): string | null {
  for (const element of elementsOf(page)) {
    if (element.tag !== 'a' || !isApply(element)) continue
    const link = addressOf(element.attributes.href, 'https://www.linkedin.com')
    const target = link ? new URL(link).searchParams.get('url') : null
    if (target) return addressOf(target, null)
  }
  return null
}

/** A closed posting says so and has nothing to apply with. */
function isClosed(page: Element): boolean {
  const isMarked =
    findElement(page, (element) => /\bclosed-job/.test(element.attributes.class ?? '')) !== null
  return isMarked && findElement(page, isApply) === null
}
