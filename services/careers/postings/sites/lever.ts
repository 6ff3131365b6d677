// Lever's postings API: https://github.com/lever/postings-api

import { countryOf } from '../countries.ts'
import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { escapeHtml } from '../html-tree.ts'
import { placeInText, uniquePlaces } from '../places.ts'
import { addressOf, listOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
import { salaryOf } from '../salary.ts'
import {
  companyOfSlug,
  type Data,
  entryWith,
  JSON_TYPE,
  jsonOf,
  objectIn,
  readFirst,
  type Site,
} from './site.ts'

export function lever(url: URL): Site | null {
  const host = /^jobs(\.eu)?\.lever\.co$/.exec(url.hostname)
  const path = /^\/([^/]+)\/([0-9a-f-]{36})/i.exec(url.pathname)
  if (!host || !path) return null
  const [, slug = '', id = ''] = path
  return {
    name: 'Lever',
    requests: () => [
      { url: `https://api${host[1] ?? ''}.lever.co/v0/postings/${slug}/${id}`, accept: JSON_TYPE },
    ],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const posting = entryWith(
          jsonOf(answer),
          [],
          (entry) => String(entry.id).toLowerCase() === id.toLowerCase(),
        )
        return posting ? readPosting(posting, slug) : null
      }),
  }
}

function readPosting(posting: Data, slug: string) {
  const { reading, note } = takeNotes('api', 'api')
  const categories = objectIn(posting.categories)
  note('title', oneLine(posting.text))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(posting.id))
  const country = countryOf(posting.country)
  const names = listOf(categories.allLocations ?? categories.location)
  const places = names.map((name) => placeInText(name))
  note(
    'places',
    uniquePlaces(
      places.map((place) =>
        place && names.length === 1 ? { ...place, country: place.country ?? country } : place,
      ),
    ),
    {
      raw: names.join('; '),
    },
  )
  note('remote', remoteKindOf(posting.workplaceType === 'unspecified' ? null : posting.workplaceType))
  note('employmentTypes', employmentTypesOf(categories.commitment), { raw: oneLine(categories.commitment) })
  note('department', oneLine(categories.department) ?? oneLine(categories.team))
  note('postedAt', dateOf(posting.createdAt), { raw: String(posting.createdAt ?? '') })
  const { html, text } = describe(contentOf(posting))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(posting.applyUrl, null) ?? addressOf(posting.hostedUrl, null))
  const range = objectIn(posting.salaryRange)
  note(
    'salary',
    salaryOf({
      minimum: range.min,
      maximum: range.max,
      currency: range.currency,
      unit: range.interval,
      country,
    }),
  )
  return reading
}

/** The demands stand in `lists`, beside the description. */
function contentOf(posting: Data): string {
  const lists = listOf(posting.lists)
    .map(objectIn)
    .map(
      ({ text, content }) => `<h3>${escapeHtml(oneLine(text) ?? '')}</h3><ul>${String(content ?? '')}</ul>`,
    )
  const description =
    posting.description ??
    [posting.opening, posting.descriptionBody].filter((part) => typeof part === 'string').join('')
  return [description, ...lists, posting.additional].filter((part) => typeof part === 'string').join('\n')
}
