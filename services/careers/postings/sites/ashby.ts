// Ashby's job board API: https://developers.ashbyhq.com/docs/public-job-posting-api
import { countryOf } from '../countries.ts'
import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { placeInText, placeOf, uniquePlaces } from '../places.ts'
import { addressOf, listOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
import { salaryInText, salaryOf } from '../salary.ts'
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

export function ashby(url: URL): Site | null {
  const path = /^\/([^/]+)\/([0-9a-f-]{36})/i.exec(url.pathname)
  if (url.hostname !== 'jobs.ashbyhq.com' || !path) return null
  const [, slug = '', id = ''] = path
  return {
    name: 'Ashby',
    entry: id.toLowerCase(),
    requests: () => [
      {
        url: `https://api.ashbyhq.com/posting-api/job-board/${slug}?includeCompensation=true`,
        accept: JSON_TYPE,
      },
    ],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const job = entryWith(
          jsonOf(answer),
          ['jobs'],
          (entry) => String(entry.id).toLowerCase() === id.toLowerCase(),
        )
        return job ? readJob(job, slug) : null
      }),
  }
}

function readJob(job: Data, slug: string) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(job.title))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(job.id))
  const places = [
    addressOfJob(job),
    ...listOf(job.secondaryLocations).map((other) => addressOfJob(objectIn(other))),
  ]
  note('places', uniquePlaces(places), { raw: oneLine(job.location) })
  // `isRemote` is also true for hybrid work.
  note(
    'remote',
    remoteKindOf(job.workplaceType) ?? (job.workplaceType ? null : job.isRemote === true ? 'remote' : null),
    { raw: oneLine(job.workplaceType) },
  )
  note(
    'employmentTypes',
    employmentTypesOf(String(job.employmentType ?? '').replace(/([a-z])([A-Z])/g, '$1 $2')),
    { raw: oneLine(job.employmentType) },
  )
  note('department', oneLine(job.department) ?? oneLine(job.team))
  note('postedAt', dateOf(job.publishedAt), { raw: oneLine(job.publishedAt) })
  note('validUntil', dateOf(job.applicationDeadline))
  const { html, text } = describe(String(job.descriptionHtml ?? job.descriptionPlain ?? ''))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(job.applyUrl, null) ?? addressOf(job.jobUrl, null))
  if (job.shouldDisplayCompensationOnJobPostings !== false) {
    const pay = objectIn(job.compensation)
    const parts = listOf(pay.summaryComponents).map(objectIn)
    const salary = parts.find((part) => part.compensationType === 'Salary') ?? {}
    const summary = oneLine(pay.compensationTierSummary)
    const country = places[0]?.country ?? null
    note(
      'salary',
      salaryOf({
        minimum: salary.minValue,
        maximum: salary.maxValue,
        currency: salary.currencyCode,
        unit: salary.interval,
        text: summary,
        country,
      }) ?? (summary ? salaryInText(summary, { country }) : null),
      { raw: summary },
    )
  }
  return reading
}

function addressOfJob(job: Data) {
  const address = objectIn(objectIn(job.address).postalAddress ?? job.address)
  const text = placeInText(job.location)
  const place = placeOf({
    locality: address.addressLocality,
    region: address.addressRegion,
    country: address.addressCountry,
  })
  if (!text || !place) return text ?? place
  return place.city || !text.city || countryOf(text.name)
    ? place
    : { ...text, country: text.country ?? place.country }
}
