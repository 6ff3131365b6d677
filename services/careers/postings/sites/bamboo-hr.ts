// BambooHR's careers pages, which ask `/careers/{id}/detail`.

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { placeOf } from '../places.ts'
import { addressOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
import { salaryInText } from '../salary.ts'
import { companyOfSlug, type Data, JSON_TYPE, jsonOf, objectIn, readFirst, type Site } from './site.ts'

/** Their codes for where the work is done. */
const PLACES_OF_WORK: Record<string, 'on-site' | 'remote' | 'hybrid'> = {
  '0': 'on-site',
  '1': 'remote',
  '2': 'hybrid',
}

export function bambooHr(url: URL): Site | null {
  const host = /^([a-z0-9-]+)\.bamboohr\.com$/.exec(url.hostname)
  const id =
    /^\/(?:careers|jobs)\/(\d+)/.exec(url.pathname)?.[1] ??
    (/^\/jobs\/view\.php/.test(url.pathname) ? url.searchParams.get('id') : null)
  if (!host || !id || !/^\d+$/.test(id)) return null
  return {
    name: 'BambooHR',
    requests: () => [{ url: `https://${url.hostname}/careers/${id}/detail`, accept: JSON_TYPE }],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const job = objectIn(objectIn(objectIn(jsonOf(answer)).result).jobOpening)
        return job.jobOpeningName ? readJob(job, host[1] ?? '', id) : null
      }),
  }
}

function readJob(job: Data, slug: string, id: string) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(job.jobOpeningName))
  note('company', oneLine(job.companyName))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', id)
  const [location, other] = [objectIn(job.location), objectIn(job.atsLocation)]
  const place =
    placeOf({
      locality: location.city,
      region: location.state,
      country: location.addressCountry ?? location.country,
      postalCode: location.postalCode,
    }) ?? placeOf({ locality: other.city, region: other.state ?? other.province, country: other.country })
  note('places', place ? [place] : [])
  note(
    'remote',
    PLACES_OF_WORK[String(job.locationType)] ??
      (job.isRemote === true ? 'remote' : remoteKindOf(job.locationTypeLabel)),
  )
  note('employmentTypes', employmentTypesOf(job.employmentStatusLabel), {
    raw: oneLine(job.employmentStatusLabel),
  })
  note('department', oneLine(job.departmentLabel))
  note('postedAt', dateOf(job.datePosted), { raw: oneLine(job.datePosted) })
  const pay = oneLine(job.compensation)
  note('salary', pay ? salaryInText(pay, { country: place?.country ?? null, isLabelled: true }) : null, {
    raw: pay,
  })
  const { html, text } = describe(String(job.description ?? ''))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(job.jobOpeningShareUrl, null))
  note('isClosed', /^(?:closed|filled|canceled)$/i.test(String(job.jobOpeningStatus ?? '')))
  return reading
}
