// Personio's XML feed: https://developer.personio.de/docs/retrieving-open-job-positions
import { XMLParser } from 'fast-xml-parser'
import { dateOf } from '../dates.ts'
import { describe } from '../description.ts'
import { employmentTypesOf } from '../employment.ts'
import { escapeHtml } from '../html-tree.ts'
import { placeInText, uniquePlaces } from '../places.ts'
import { listOf, oneLine } from '../plain-words.ts'
import { takeNotes } from '../reading.ts'
import { refuse } from '../refusal.ts'
import { companyOfSlug, type Data, objectIn, readFirst, type Site } from './site.ts'

const LISTS = new Set(['position', 'jobDescription'])

export function personio(url: URL): Site | null {
  const host = /^([a-z0-9-]+)\.jobs\.personio\.(?:de|com)$/.exec(url.hostname)
  const path = /^\/job\/(\d+)/.exec(url.pathname)
  if (!host || !path) return null
  const [id, slug] = [path[1] ?? '', host[1] ?? '']
  const language = /^[a-z]{2}$/.exec(url.searchParams.get('language') ?? '')?.[0]
  return {
    name: 'Personio',
    entry: id,
    requests: () => [
      {
        url: `https://${url.hostname}/xml${language ? `?language=${language}` : ''}`,
        accept: 'application/xml',
      },
    ],
    read: (answers) =>
      readFirst(answers, (answer) => {
        const positions = positionsOf(answer.body)
        if (!positions) return refuse('unavailable')
        // The feed may hold a position twice.
        const position = positions.find((entry) => oneLine(entry.id) === id)
        return position ? readPosition(position, slug, url) : null
      }),
  }
}

function positionsOf(xml: string): Data[] | null {
  try {
    const parser = new XMLParser({
      parseTagValue: false,
      isArray: (name) => LISTS.has(name),
      processEntities: true,
      cdataPropName: false,
      trimValues: true,
    })
    const feed = objectIn(objectIn(parser.parse(xml))['workzag-jobs'])
    return listOf(feed.position).map(objectIn)
  } catch {
    return null
  }
}

/** Personio's own words for levels. */
const LEVELS: Record<string, 'junior' | 'senior' | 'executive' | 'intern' | 'lead'> = {
  'entry-level': 'junior',
  student: 'intern',
  executive: 'executive',
  lead: 'lead',
}

function readPosition(position: Data, slug: string, url: URL) {
  const { reading, note } = takeNotes('api', 'api')
  note('title', oneLine(position.name))
  note('company', oneLine(position.subcompany))
  note('company', companyOfSlug(slug), { confidence: 0.6, raw: slug })
  note('identifier', oneLine(position.id))
  const offices = [position.office, ...listOf(objectIn(position.additionalOffices).office)]
  note('places', uniquePlaces(offices.map((office) => placeInText(office))), {
    raw: offices.map(String).join('; '),
  })
  const types = [oneLine(position.employmentType), oneLine(position.schedule)].map((type) =>
    type === 'full-or-part-time' ? 'full-time, part-time' : type,
  )
  note('employmentTypes', employmentTypesOf(types), { raw: types.join(', ') })
  note('department', oneLine(position.department))
  const level = oneLine(position.seniority)
  note('seniority', level ? (LEVELS[level] ?? null) : null, { raw: level })
  note('postedAt', dateOf(position.createdAt), { raw: oneLine(position.createdAt) })
  const parts = listOf(objectIn(position.jobDescriptions).jobDescription).map(objectIn)
  const content = parts.map(
    ({ name, value }) =>
      `<h3>${escapeHtml(oneLine(name) ?? '')}</h3>${typeof value === 'string' ? value : ''}`,
  )
  const { html, text } = describe(content.join('\n'))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('applyUrl', `https://${url.hostname}/job/${oneLine(position.id)}#apply`, { confidence: 0.8 })
  return reading
}
