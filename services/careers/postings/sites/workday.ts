// Workday's candidate site API (cxs), which myworkdayjobs.com itself asks.
import { countryOf } from '../countries.ts'
import { dateOf, relativeDay } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { placeInText, uniquePlaces } from '../places.ts'
import { addressOf, isObject, listOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
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

export function workday(url: URL): Site | null {
  const own = /^([a-z0-9-]+)\.wd\d{1,3}\.myworkdayjobs(?:-impl)?\.com$/.exec(url.hostname)
  const shared = /^wd\d{1,3}\.myworkdaysite\.com$/.test(url.hostname)
  const path = shared
    ? /^\/(?:[a-z]{2}-[A-Z]{2}\/)?recruiting\/([^/]+)\/([^/]+)\/(?:job|details)\/(.+)$/.exec(url.pathname)
    : /^\/(?:[a-z]{2}-[A-Z]{2}\/)?()([^/]+)\/(?:job|details)\/(.+)$/.exec(url.pathname)
  if (!(own || shared) || !path) return null
  const tenant = own?.[1] ?? path[1] ?? ''
  const job = (path[3] ?? '').replace(/\/apply.*$/, '').replace(/\/$/, '')
  return {
    name: 'Workday',
    requests: () => [
      { url: `https://${url.hostname}/wday/cxs/${tenant}/${path[2]}/job/${job}`, accept: JSON_TYPE },
    ],
    read: (answers, { now }) =>
      readFirst(answers, (answer) => {
        const value = jsonOf(answer)
        const detail = objectIn(value).jobPostingInfo
        if (isObject(detail))
          return readDetail(detail, objectIn(objectIn(value).hiringOrganization), tenant, now)
        const listed = entryWith(value, ['jobPostings'], (entry) =>
          String(entry.externalPath).endsWith(`/${job.split('/').pop()}`),
        )
        return listed ? readListed(listed, tenant, url, now) : null
      }),
  }
}

const posted = (value: unknown, now: Date) => (typeof value === 'string' ? relativeDay(value, now) : null)

function readDetail(job: Data, organization: Data, tenant: string, now: Date) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(job.title))
  // "1234 Acme Germany GmbH": the organisation's name may begin with its number.
  note('company', oneLine(organization.name)?.replace(/^\d{2,6}\s+(?=\p{L})/u, '') ?? null, {
    raw: oneLine(organization.name),
  })
  note('company', companyOfSlug(tenant), { confidence: 0.5, raw: tenant })
  note('identifier', oneLine(job.jobReqId) ?? oneLine(job.id))
  const country = countryOf(objectIn(job.country).alpha2Code) ?? countryOf(objectIn(job.country).descriptor)
  const names = [job.location, ...listOf(job.additionalLocations)]
  const places = names.map((name, index) => {
    const place = placeInText(isObject(name) ? name.descriptor : name)
    return place && index === 0 ? { ...place, country: place.country ?? country } : place
  })
  note('places', uniquePlaces(places), {
    raw: names.map((name) => (isObject(name) ? name.descriptor : name)).join('; '),
  })
  note('remote', remoteKindOf(job.remoteType), { raw: oneLine(job.remoteType) })
  note('employmentTypes', employmentTypesOf([job.timeType, job.workerSubType]), {
    raw: oneLine(job.timeType),
  })
  note('postedAt', dateOf(job.startDate) ?? posted(job.postedOn, now), { raw: oneLine(job.postedOn) })
  note('validUntil', dateOf(job.endDate), { raw: oneLine(job.endDate) })
  const { html, text } = describe(String(job.jobDescription ?? ''))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(job.externalUrl, null))
  note('isClosed', job.canApply === false && job.posted === false)
  return reading
}

/** A list knows little: "3 Locations" are places that only the detail names. */
function readListed(job: Data, tenant: string, url: URL, now: Date) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(job.title))
  note('company', companyOfSlug(tenant), { confidence: 0.5, raw: tenant })
  note('identifier', oneLine(listOf(job.bulletFields)[0]))
  const place = placeInText(job.locationsText)
  note('places', place ? [place] : [], { raw: oneLine(job.locationsText) })
  note('remote', remoteKindOf(job.remoteType))
  note('postedAt', posted(job.postedOn, now), { confidence: 0.7, raw: oneLine(job.postedOn) })
  note('applyUrl', url.href)
  return reading
}
