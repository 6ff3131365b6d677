// SmartRecruiters' posting API: https://developers.smartrecruiters.com/docs/posting-api

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from '../employment.ts'
import { escapeHtml } from '../html-tree.ts'
import { placeOf } from '../places.ts'
import { addressOf, oneLine } from '../plain-words.ts'
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

export function smartRecruiters(url: URL): Site | null {
  const path = /^\/([^/]+)\/(\d{6,}|[0-9a-f-]{36})/i.exec(url.pathname)
  if (!/^(?:jobs|careers)\.smartrecruiters\.com$/.test(url.hostname) || !path) return null
  const [, company = '', id = ''] = path
  return {
    name: 'SmartRecruiters',
    requests: () => [
      { url: `https://api.smartrecruiters.com/v1/companies/${company}/postings/${id}`, accept: JSON_TYPE },
    ],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const posting = entryWith(jsonOf(answer), ['content'], (entry) =>
          [entry.id, entry.uuid].map(String).includes(id),
        )
        return posting ? readPosting(posting, company) : null
      }),
  }
}

const SECTIONS = ['companyDescription', 'jobDescription', 'qualifications', 'additionalInformation']

function readPosting(posting: Data, slug: string) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(posting.name))
  note('company', oneLine(objectIn(posting.company).name))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(posting.refNumber) ?? oneLine(posting.id))
  const location = objectIn(posting.location)
  const place = placeOf({
    locality: location.city,
    region: location.region,
    country: String(location.country ?? '').toUpperCase(),
    postalCode: location.postalCode,
  })
  note('places', place ? [place] : [], { raw: oneLine(location.fullLocation) })
  note(
    'remote',
    location.hybrid === true
      ? 'hybrid'
      : location.remote === true
        ? 'remote'
        : remoteKindOf(location.workplaceType),
  )
  note('employmentTypes', employmentTypesOf(objectIn(posting.typeOfEmployment).label), {
    raw: oneLine(objectIn(posting.typeOfEmployment).label),
  })
  note('department', oneLine(objectIn(posting.department).label))
  note('seniority', seniorityOf(objectIn(posting.experienceLevel).label), {
    raw: oneLine(objectIn(posting.experienceLevel).label),
  })
  note('postedAt', dateOf(posting.releasedDate), { raw: oneLine(posting.releasedDate) })
  const sections = objectIn(objectIn(posting.jobAd).sections)
  const content = SECTIONS.map((name) => objectIn(sections[name]))
    .filter(({ text }) => typeof text === 'string' && text !== '')
    .map(({ title, text }) => `<h3>${escapeHtml(oneLine(title) ?? '')}</h3>${text}`)
  const { html, text } = describe(content.join('\n'))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('language', oneLine(objectIn(posting.language).code)?.slice(0, 2) ?? null)
  note('applyUrl', addressOf(posting.applyUrl, null) ?? addressOf(posting.postingUrl, null))
  note('isClosed', posting.active === false)
  return reading
}
