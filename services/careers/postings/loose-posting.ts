// A posting under whatever names an application gives to its fields.
import type { FieldSource, Place, Rung } from '../jobs/schemas.ts'
import { countryOf } from './countries.ts'
import { dateOf } from './dates.ts'
import { describe } from './description.ts'
import { employmentTypesOf, remoteKindOf, seniorityOf } from './employment.ts'
import { placeOf, placesInText, uniquePlaces } from './places.ts'
import { addressOf, isObject, listOf, oneLine } from './plain-words.ts'
import { type Reading, takeNotes } from './reading.ts'
import { salaryInText, salaryOf } from './salary.ts'

type Data = Record<string, unknown>

// biome-ignore format: one line a field.
const NAMES: Record<string, string[]> = {
  title: ['title', 'jobtitle', 'positiontitle', 'jobopeningname', 'positionname', 'jobname', 'postingtitle', 'vacancyname', 'name', 'text', 'headline'],
  description: ['descriptionhtml', 'jobdescription', 'description', 'descriptionbody', 'content', 'contenthtml', 'jobdescriptionhtml', 'fulldescription', 'body', 'jobcontent', 'html', 'externaldescription'],
  requirements: ['requirements', 'qualifications', 'requirementshtml', 'jobrequirements', 'profile'],
  responsibilities: ['responsibilities', 'duties', 'tasks'],
  company: ['companyname', 'company', 'employer', 'employername', 'hiringorganization', 'organization', 'organisation', 'hiringcompany', 'brand'],
  location: ['locations', 'location', 'joblocation', 'locationname', 'office', 'offices', 'workplace', 'address', 'places', 'primarylocation', 'citystate'],
  city: ['city', 'locality', 'addresslocality', 'town'],
  region: ['region', 'state', 'addressregion', 'province'],
  country: ['countrycode', 'country', 'addresscountry', 'countryname'],
  employment: ['employmenttype', 'employmenttypes', 'jobtype', 'jobtypes', 'commitment', 'contracttype', 'timetype', 'worktype', 'employment', 'schedule', 'typeofemployment'],
  remote: ['workplacetype', 'remotetype', 'remotestatus', 'joblocationtype', 'workmode', 'locationtype', 'remote', 'isremote', 'telecommuting', 'workmodel', 'workplacemodel'],
  posted: ['dateposted', 'publishedat', 'postedat', 'publicationdate', 'publisheddate', 'firstpublished', 'posteddate', 'postingdate', 'createdat', 'publishedon', 'publishdate'],
  until: ['validthrough', 'expirydate', 'expiresat', 'closingdate', 'applicationdeadline', 'deadline', 'expirationdate', 'validuntil', 'unpublishat'],
  salary: ['salary', 'basesalary', 'salaryrange', 'compensation', 'salarytext', 'pay', 'payrange', 'remuneration'],
  minimum: ['salarymin', 'minsalary', 'salaryfrom', 'min', 'minvalue', 'from', 'minimum', 'salaryminimum', 'minamount'],
  maximum: ['salarymax', 'maxsalary', 'salaryto', 'max', 'maxvalue', 'to', 'maximum', 'salarymaximum', 'maxamount'],
  currency: ['currency', 'currencycode', 'salarycurrency'],
  period: ['interval', 'period', 'unittext', 'salaryperiod', 'salaryinterval', 'unit', 'salarytype', 'frequency', 'per'],
  department: ['department', 'departmentname', 'team', 'departmentlabel', 'function'],
  identifier: ['jobid', 'id', 'uuid', 'reqid', 'requisitionid', 'jobreqid', 'shortcode', 'reference', 'referencenumber', 'slug'],
  level: ['seniority', 'experiencelevel', 'senioritylevel', 'careerlevel', 'level'],
  skills: ['skills', 'requiredskills', 'tags', 'technologies', 'keywords', 'techstack'],
  apply: ['applyurl', 'applicationurl', 'applylink', 'externalapplyurl', 'applicationlink'],
}

const keyOf = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '')

function fieldsIn(data: Data): Record<string, unknown> {
  const byKey = new Map(Object.entries(data).map(([key, value]) => [keyOf(key), value]))
  const get = (names: string[]) =>
    names
      .map((name) => byKey.get(name))
      .find(
        (value) =>
          value !== undefined &&
          value !== null &&
          value !== '' &&
          !(Array.isArray(value) && value.length === 0),
      )
  return Object.fromEntries(Object.entries(NAMES).map(([field, names]) => [field, get(names)]))
}

const textIn = (value: unknown): string | null =>
  isObject(value)
    ? oneLine(
        value.name ?? value.label ?? value.title ?? value.displayName ?? value.value ?? value.text ?? null,
      )
    : oneLine(value)

/** How much an object looks like a posting; 0 for one that does not. */
export function likenessToPosting(data: Data): number {
  const fields = fieldsIn(data)
  const title = oneLine(fields.title)
  const description = typeof fields.description === 'string' ? fields.description : ''
  if (!title || title.length > 200 || description.length < 80) return 0
  const others = [
    'company',
    'location',
    'city',
    'employment',
    'posted',
    'until',
    'salary',
    'department',
    'apply',
    'remote',
    'requirements',
    'level',
  ]
  const known = others.filter((name) => fields[name] !== undefined).length
  return known < 2 ? 0 : known + Math.min(3, description.length / 1000)
}

export function readLoosely(
  data: Data,
  { rung, source, url }: { rung: Rung; source: FieldSource; url: string | null },
): Reading {
  const { reading, note } = takeNotes(rung, source)
  const fields = fieldsIn(data)
  note('title', oneLine(fields.title))
  note('company', textIn(fields.company))
  const identifier = fields.identifier
  if (typeof identifier === 'string' || typeof identifier === 'number')
    note('identifier', String(identifier).slice(0, 200))
  const places = placesOf(fields)
  note('places', places, { raw: JSON.stringify(fields.location ?? fields.city ?? null) })
  note('remote', remoteOf(fields.remote), { raw: textIn(fields.remote) ?? String(fields.remote ?? '') })
  note('employmentTypes', employmentTypesOf(listOf(fields.employment).map(textIn)), {
    raw: textIn(listOf(fields.employment)[0]),
  })
  note('salary', salaryIn(fields, places[0]?.country ?? null))
  note('postedAt', dateOf(fields.posted), { raw: String(fields.posted ?? '') })
  note('validUntil', dateOf(fields.until), { raw: String(fields.until ?? '') })
  const markup = [fields.description, fields.responsibilities, fields.requirements]
    .filter((part) => typeof part === 'string')
    .join('\n')
  const { html, text } = describe(markup)
  note('descriptionHtml', html)
  note('descriptionText', text)
  note('department', textIn(listOf(fields.department)[0]))
  note('seniority', seniorityOf(textIn(fields.level)))
  const skills = listOf(fields.skills)
    .map(textIn)
    .filter((skill) => skill !== null && skill.length <= 40)
  note('skills', (skills as string[]).slice(0, 40))
  note('applyUrl', addressOf(fields.apply, url))
  return reading
}

function placesOf(fields: Record<string, unknown>): Place[] {
  const own = placeOf({
    locality: textIn(fields.city),
    region: textIn(fields.region),
    country: textIn(fields.country),
  })
  const stated = listOf(fields.location).flatMap((location) => {
    if (!isObject(location)) return placesInText(location)
    const inner = fieldsIn(location)
    const address = placeOf({
      locality: textIn(inner.city),
      region: textIn(inner.region),
      country: countryOf(textIn(inner.country)) ?? inner.country,
    })
    return address ? [address] : placesInText(textIn(location))
  })
  return uniquePlaces(stated.length > 0 ? stated : [own])
}

const remoteOf = (value: unknown) =>
  value === true ? 'remote' : value === false ? null : remoteKindOf(textIn(value))

function salaryIn(fields: Record<string, unknown>, country: string | null) {
  const stated = listOf(fields.salary)[0]
  if (typeof stated === 'string') return salaryInText(stated, { country, isLabelled: true })
  const inner = isObject(stated) ? fieldsIn(stated) : fields
  const outer = isObject(stated) ? fields : inner
  if (inner.minimum === undefined && inner.maximum === undefined) return null
  return salaryOf({
    minimum: inner.minimum,
    maximum: inner.maximum,
    currency: textIn(inner.currency) ?? textIn(outer.currency),
    unit: textIn(inner.period) ?? textIn(outer.period),
    country,
  })
}
