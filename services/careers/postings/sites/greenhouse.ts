// Greenhouse's job board API: https://developers.greenhouse.io/job-board.html

import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf, remoteKindOf } from '../employment.ts'
import { placesInText } from '../places.ts'
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

const HOST = /^(?:job-)?boards(\.eu)?\.greenhouse\.io$/

export function greenhouse(url: URL): Site | null {
  const host = HOST.exec(url.hostname)
  if (!host) return null
  const path = /^\/([^/]+)\/jobs\/(\d+)/.exec(url.pathname)
  const isEmbedded = url.pathname.startsWith('/embed/')
  const slug = isEmbedded ? url.searchParams.get('for') : path?.[1]
  const id = isEmbedded ? url.searchParams.get('token') : path?.[2]
  if (!slug || !id) return null
  const api = `https://boards-api${host[1] ?? ''}.greenhouse.io/v1/boards/${encodeURIComponent(slug)}`
  return {
    name: 'Greenhouse',
    requests: () => [{ url: `${api}/jobs/${id}?pay_transparency=true`, accept: JSON_TYPE }],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const job = entryWith(
          jsonOf(answer),
          ['jobs'],
          (entry) => String(entry.id) === id && entry.title !== undefined,
        )
        return job ? readJob(job, slug) : null
      }),
  }
}

function readJob(job: Data, slug: string) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(job.title), { raw: oneLine(job.title) })
  note('company', oneLine(job.company_name))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', String(job.id))
  const where = oneLine(objectIn(job.location).name)
  note('places', placesInText(where), { raw: where })
  const facts = listOf(job.metadata).map(objectIn)
  const fact = (name: RegExp) => facts.find((entry) => name.test(String(entry.name)))?.value
  const types = listOf(fact(/employment type|contract type|time type|job type/i))
  note('employmentTypes', employmentTypesOf(types), { raw: types.join(', ') })
  note(
    'remote',
    remoteKindOf(listOf(fact(/workplace|remote|location type|work model/i))[0]) ?? remoteKindOf(where),
    { raw: where },
  )
  note('postedAt', dateOf(job.first_published), { raw: oneLine(job.first_published) })
  note('validUntil', dateOf(job.application_deadline), { raw: oneLine(job.application_deadline) })
  const { html, text } = describe(String(job.content ?? ''))
  note('descriptionHtml', html)
  note('descriptionText', text)
  const departments = listOf(job.departments).map((department) => oneLine(objectIn(department).name))
  note('department', departments.find((name) => name !== null && name !== 'No Department') ?? null)
  note('language', oneLine(job.language))
  note('applyUrl', addressOf(job.absolute_url, null))
  const [range] = listOf(job.pay_input_ranges).map(objectIn)
  if (range) {
    const amount = (cents: unknown) => (typeof cents === 'number' ? cents / 100 : null)
    note(
      'salary',
      salaryOf({
        minimum: amount(range.min_cents),
        maximum: amount(range.max_cents),
        currency: range.currency_type,
        unit: range.title,
      }),
    )
  }
  return reading
}
