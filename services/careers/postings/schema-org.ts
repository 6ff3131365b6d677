// A JobPosting of schema.org, from JSON-LD, microdata or a page's state, as a reading.
import type { FieldSource, Place, Rung } from '../jobs/schemas.ts'
import { contactOf } from './contact.ts'
import { countryOf } from './countries.ts'
import { dateOf } from './dates.ts'
import { describe, markupOf } from './description.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { escapeHtml } from './html-tree.ts'
import { countryIn, placeInText, placeOf, uniquePlaces } from './places.ts'
import { addressOf, fold, isObject, KNOWN_TAG, listOf, oneLine } from './plain-words.ts'
import { type Reading, takeNotes } from './reading.ts'
import { salaryOf } from './salary.ts'

type Data = Record<string, unknown>

const raw = (value: unknown) =>
  value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
/** The first value of a list, or the value itself. */
const one = (value: unknown) => listOf(value)[0]
const nameIn = (value: unknown): string | null =>
  isObject(one(value))
    ? oneLine((one(value) as Data).name ?? (one(value) as Data).legalName)
    : oneLine(one(value))

export function readJobPosting(
  job: Data,
  { rung, source, url }: { rung: Rung; source: FieldSource; url: string | null },
): Reading {
  const { reading, note } = takeNotes(rung, source)
  note('title', oneLine(one(job.title) ?? one(job.name)), { raw: raw(job.title ?? job.name) })
  note('company', nameIn(job.hiringOrganization), { raw: raw(nameIn(job.hiringOrganization)) })
  note('identifier', identifierOf(one(job.identifier)))

  const locations = listOf(job.jobLocation)
  const places = readLocations(locations)
  const isRemote = listOf(job.jobLocationType).some((type) => remoteKindOf(type) === 'remote')
  const areas = listOf(job.applicantLocationRequirements).flatMap((area) =>
    isObject(area)
      ? listOf(area.name ?? (isObject(area.address) ? area.address.addressCountry : area.address))
      : listOf(area),
  )
  const countries = areas.map((area) => countryOf(oneLine(area)))
  note('remote', isRemote ? 'remote' : remoteKindOf(one(job.jobLocationType)), {
    raw: raw(job.jobLocationType),
  })
  const regions = areas.filter((_, index) => countries[index] === null).map(regionPlace)
  note('places', uniquePlaces([...places, ...regions]), { raw: raw(job.jobLocation) })
  const allowed = countries.filter((code) => code !== null)
  const onlyCountries = isRemote && places.length > 0 && places.every(({ city, region }) => !city && !region)
  const fromPlaces = onlyCountries ? places.map(({ country }) => country!) : []
  note('remoteCountries', [...new Set(allowed.length > 0 ? allowed : fromPlaces)], {
    raw: raw(job.applicantLocationRequirements),
  })

  note('employmentTypes', employmentTypesOf(job.employmentType), { raw: raw(job.employmentType) })
  note('salary', readSalary(job, places[0]?.country ?? null), { raw: raw(job.baseSalary ?? job.salary) })
  note('postedAt', dateOf(one(job.datePosted)), { raw: raw(one(job.datePosted)) })
  note('validUntil', dateOf(one(job.validThrough)), { raw: raw(one(job.validThrough)) })

  const { html, text } = describe(sectionsOf(job))
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('skills', wordsOf(job.skills), { raw: raw(job.skills) })
  note('seniority', levelOf(job), { raw: raw(job.experienceRequirements) })
  note('department', nameIn(job.employmentUnit) ?? oneLine(job.department))
  note('language', oneLine(job.inLanguage)?.slice(0, 2).toLowerCase() ?? null)
  const contact = one(job.applicationContact)
  if (isObject(contact))
    note('contact', contactOf({ name: contact.name, email: contact.email, phone: contact.telephone }))
  const action = one(job.potentialAction)
  if (isObject(action) && /Apply/i.test(String(action['@type'])))
    note('applyUrl', addressOf(isObject(action.target) ? action.target.urlTemplate : action.target, url))
  return reading
}

function identifierOf(value: unknown): string | null {
  if (isObject(value)) return oneLine(value.value ?? value['@value'] ?? null, 200)
  const text = oneLine(value, 200)
  return text && /^https?:/.test(text) ? null : text
}

/** "Zürich" as a state is a place, not a city; a list of continents says nothing about a country. */
function regionPlace(area: unknown): Place | null {
  const name = oneLine(area, 100)
  if (!name || placeInText(name) === null) return null
  if (
    /^(?:europe|european union|eu|emea|asia|apac|africa|north america|south america|latam|americas|earth)$/.test(
      fold(name),
    )
  )
    return null
  return { name, city: null, region: name, country: null, postalCode: null }
}

/** Some publishers repeat one address under nine names: there the name is the place. */
function readLocations(locations: unknown[]): Place[] {
  const read = locations.map((location) => {
    if (typeof location === 'string') return { named: null, place: placeInText(location), key: location }
    if (!isObject(location)) return { named: null, place: null, key: '' }
    const address = one(location.address)
    const place = isObject(address) ? addressPlace(address) : placeInText(oneLine(address))
    return { named: oneLine(location.name, 120), place, key: JSON.stringify(address ?? null) }
  })
  return uniquePlaces(
    read.map(({ named, place, key }) => {
      if (!named) return place
      const isRepeated = read.some((other) => other.key === key && other.named !== named)
      const isElsewhere =
        place?.city && !fold(named).includes(fold(place.city)) && /^[^,]{2,40}, [^,]{2,30}$/.test(named)
      if (place && !isRepeated && !isElsewhere) return place
      const byName = placeInText(named)
      return byName ? { ...byName, name: named, country: byName.country ?? place?.country ?? null } : place
    }),
  )
}

const addressPlace = (address: Data) =>
  placeOf({
    locality: one(address.addressLocality),
    region: isObject(one(address.addressRegion)) ? nameIn(address.addressRegion) : one(address.addressRegion),
    country: address.addressCountry,
    postalCode: one(address.postalCode),
  }) ?? (address.name ? placeInText(address.name) : null)

function readSalary(job: Data, country: string | null) {
  const base = one(job.baseSalary ?? job.salary)
  if (!isObject(base))
    return salaryOf({ minimum: base, maximum: base, currency: job.salaryCurrency, country })
  const value = one(base.value)
  const inner = isObject(value) ? value : {}
  const single = isObject(value) ? value.value : value
  const [minimum, maximum] = [inner.minValue ?? base.minValue, inner.maxValue ?? base.maxValue]
  const isRange = minimum !== undefined || maximum !== undefined
  return salaryOf({
    minimum: isRange ? minimum : single,
    maximum: isRange ? maximum : single,
    currency: base.currency ?? base.salaryCurrency ?? inner.currency ?? job.salaryCurrency,
    unit: inner.unitText ?? inner.unitCode ?? base.unitText ?? base.unitCode ?? base.duration,
    country: country ?? countryIn(job.jobLocation),
  })
}

const SECTIONS: [string, string][] = [
  ['responsibilities', 'Responsibilities'],
  ['qualifications', 'Qualifications'],
  ['experienceRequirements', 'Experience'],
  ['educationRequirements', 'Education'],
  ['jobBenefits', 'Benefits'],
]

/** The description with the parts that stand beside it and that it does not repeat. */
function sectionsOf(job: Data): string {
  const description = markupOf(String(one(job.description) ?? ''))
  const parts = SECTIONS.map(([name, heading]) => {
    const stated = listOf(job[name]).map((value) => (isObject(value) ? value.description : value))
    const markup = stated
      .filter((value) => typeof value === 'string')
      .map((value) => markupOf(itemsOf(value as string)))
      .join('')
    const text = describe(markup).text
    const isWorthIt = text.length > 25 && !describe(description).text.includes(text.slice(0, 80))
    return isWorthIt ? `<h3>${escapeHtml(heading)}</h3>${markup}` : ''
  })
  return description + parts.join('')
}

/** "First&nbsp;Second&nbsp;Third": publishers that lose the line ends of a list keep its hard spaces. */
function itemsOf(value: string): string {
  if (KNOWN_TAG.test(value) || /\n/.test(value)) return value
  const items = value.split(/(?:&nbsp;|\u00a0){1,5}(?=\p{Lu}|\d)/u)
  return items.length < 3 ? value : items.map((item) => `• ${item.trim()}`).join('\n')
}

const wordsOf = (value: unknown): string[] =>
  listOf(value)
    .flatMap((entry) =>
      isObject(entry) ? [entry.name] : typeof entry === 'string' ? entry.split(/[,;•|\n]/) : [],
    )
    .map((word) => oneLine(word, 60))
    .filter((word) => word !== null && word.split(' ').length <= 5)
    .slice(0, 60) as string[]

function levelOf(job: Data) {
  const stated = oneLine(isObject(job.experienceRequirements) ? null : job.experienceRequirements)
  return stated && stated.length <= 40 ? seniorityOf(stated) : null
}
