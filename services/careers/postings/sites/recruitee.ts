// Recruitee's careers site API: https://docs.recruitee.com/reference/intro-to-careers-site-api

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from '../employment.ts'
import { placeInText, placeOf, uniquePlaces } from '../places.ts'
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

export function recruitee(url: URL): Site | null {
  const host = /^([a-z0-9-]+)\.recruitee\.com$/.exec(url.hostname)
  const path = /\/o\/([^/]+)/.exec(url.pathname)
  if (!host || !path) return null
  const [offer, company] = [decodeURIComponent(path[1] ?? ''), host[1] ?? '']
  return {
    name: 'Recruitee',
    requests: () => [
      { url: `https://${url.hostname}/api/offers/${encodeURIComponent(offer)}`, accept: JSON_TYPE },
    ],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const value = jsonOf(answer)
        const found = entryWith(
          objectIn(value).offer ?? value,
          ['offers'],
          (entry) => entry.slug === offer || String(entry.id) === offer,
        )
        return found ? readOffer(found, company) : null
      }),
  }
}

function readOffer(offer: Data, slug: string) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(offer.title))
  note('company', oneLine(offer.company_name))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(offer.id))
  const locations = listOf(offer.locations).map(objectIn)
  const places = locations.map((place) =>
    placeOf({
      locality: place.city,
      region: place.state,
      country: place.country_code ?? place.country,
      postalCode: place.postal_code,
    }),
  )
  const own = placeOf({
    locality: offer.city,
    region: offer.state_name,
    country: offer.country_code ?? offer.country,
    postalCode: offer.postal_code,
  })
  note('places', uniquePlaces(places.length > 0 ? places : [own ?? placeInText(offer.location)]), {
    raw: oneLine(offer.location),
  })
  note(
    'remote',
    offer.hybrid === true
      ? 'hybrid'
      : offer.remote === true
        ? 'remote'
        : offer.on_site === true
          ? 'on-site'
          : remoteKindOf(offer.remote_option),
  )
  note('employmentTypes', employmentTypesOf(offer.employment_type_code), {
    raw: oneLine(offer.employment_type_code),
  })
  note('department', oneLine(offer.department))
  note('seniority', seniorityOf(oneLine(offer.experience_code)?.replaceAll('_', ' ')), {
    raw: oneLine(offer.experience_code),
  })
  note('postedAt', dateOf(offer.published_at ?? offer.created_at), {
    raw: oneLine(offer.published_at ?? offer.created_at),
  })
  note('validUntil', dateOf(offer.close_at))
  const demands =
    typeof offer.requirements === 'string' && offer.requirements
      ? `<h3>Requirements</h3>${offer.requirements}`
      : ''
  const { html, text } = describe(`${offer.description ?? ''}${demands}`)
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', addressOf(offer.careers_apply_url, null) ?? addressOf(offer.careers_url, null))
  const salary = objectIn(offer.salary)
  note(
    'salary',
    salaryOf({ minimum: salary.min, maximum: salary.max, currency: salary.currency, unit: salary.period }),
  )
  note('isClosed', offer.status === 'closed' || offer.status === 'archived')
  return reading
}
