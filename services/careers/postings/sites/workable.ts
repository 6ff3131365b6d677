// Workable's public widget and posting APIs, which apply.workable.com itself asks.

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { placeOf, uniquePlaces } from '../places.ts'
import { addressOf, listOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
import {
  companyOfSlug,
  type Data,
  entriesWith,
  JSON_TYPE,
  jsonOf,
  objectIn,
  readFirst,
  type Site,
} from './site.ts'

export function workable(url: URL): Site | null {
  const own = /^([a-z0-9-]+)\.workable\.com$/.exec(url.hostname)
  const path = /^(?:\/([a-z0-9-]+))?\/j\/([0-9A-F]{6,12})/i.exec(url.pathname)
  if (!own || !path) return null
  const slug = own[1] === 'apply' ? (path[1] ?? null) : (own[1] ?? null)
  const code = (path[2] ?? '').toUpperCase()
  return {
    name: 'Workable',
    // An address without the company's name can only be read as a page.
    requests: () =>
      slug
        ? [
            { url: `https://apply.workable.com/api/v2/accounts/${slug}/jobs/${code}`, accept: JSON_TYPE },
            {
              url: `https://apply.workable.com/api/v1/widget/accounts/${slug}?details=true`,
              accept: JSON_TYPE,
            },
          ]
        : [],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const value = jsonOf(answer)
        const jobs = entriesWith(value, ['jobs'], (entry) => String(entry.shortcode).toUpperCase() === code)
        return jobs[0] ? readJob(jobs, oneLine(objectIn(value).name), slug) : null
      }),
  }
}

/** The widget lists a posting once for each of its places. */
function readJob(jobs: Data[], company: string | null, slug: string | null) {
  const { reading, note } = takeNotes('api', 'api')
  const job = jobs[0] ?? {}
  note('title', oneLine(job.title))
  note('company', company)
  if (slug) note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(job.shortcode))
  const locations = jobs
    .flatMap((entry) => [...listOf(entry.locations), ...listOf(entry.location)])
    .map(objectIn)
  const stated = locations.filter(({ hidden }) => hidden !== true)
  const places = (stated.length > 0 ? stated : jobs).map((place) =>
    placeOf({
      locality: place.city,
      region: place.region ?? place.state,
      country: place.countryCode ?? place.country,
    }),
  )
  note('places', uniquePlaces(places), { raw: JSON.stringify(stated) })
  const workplace = remoteKindOf(
    String(job.workplace ?? job.workplace_type ?? '').replace('on_site', 'on-site'),
  )
  note('remote', workplace ?? (job.telecommuting === true || job.remote === true ? 'remote' : null))
  note('employmentTypes', employmentTypesOf(job.employment_type ?? job.type), {
    raw: oneLine(job.employment_type ?? job.type),
  })
  note('department', oneLine(listOf(job.department)[0]))
  note('postedAt', dateOf(job.published_on ?? job.published ?? job.created_at), {
    raw: oneLine(job.published_on ?? job.published),
  })
  const parts: [string, unknown][] = [
    ['', job.description],
    ['Requirements', job.requirements],
    ['Benefits', job.benefits],
  ]
  const content = parts
    .filter(([, part]) => typeof part === 'string' && part !== '')
    .map(([heading, part]) => (heading ? `<h3>${heading}</h3>${part}` : part))
  const { html, text } = describe(content.join('\n'))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('language', oneLine(job.language))
  note('applyUrl', addressOf(job.application_url ?? job.url ?? job.shortlink, null))
  note('isClosed', job.state === 'closed' || job.state === 'archived')
  return reading
}
