// What a job says, in words.
import type {
  EmploymentType,
  FieldSource,
  Job,
  JobTile,
  Provenance,
  RemoteKind,
  Rung,
  Salary,
  Seniority,
} from '../../../../../services/careers/jobs/schemas.ts'
import { formatCount, LOCALE } from '../../../ui/format.ts'

export const REMOTE: Record<RemoteKind, string> = { remote: 'Remote', hybrid: 'Hybrid', 'on-site': 'On site' }

export const PERIOD = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  year: 'a year',
} as const

export const EMPLOYMENT: Record<EmploymentType, string> = {
  'full-time': 'Full-time',
  'part-time': 'Part-time',
  contract: 'Contract',
  temporary: 'Temporary',
  internship: 'Internship',
  volunteer: 'Volunteer',
  'per-diem': 'Per diem',
  permanent: 'Permanent',
  other: 'Other',
}

export const SENIORITY: Record<Seniority, string> = {
  intern: 'Intern',
  junior: 'Junior',
  mid: 'Mid-level',
  senior: 'Senior',
  lead: 'Lead',
  executive: 'Executive',
}

export const RUNG: Record<Rung, string> = {
  api: 'the interface of the site',
  'structured-data': 'data in the page',
  'page-state': 'the state of the page',
  page: 'the words of the page',
  browser: 'the page in a browser',
  model: 'a model that read the text',
  pasted: 'the text that you pasted',
}

const SOURCE: Record<FieldSource, string> = {
  api: 'From the site’s own interface',
  'json-ld': 'From the posting’s data for machines (JSON-LD)',
  microdata: 'From the posting’s marked-up fields (microdata)',
  'page-state': 'From the state of the page',
  'open-graph': 'From the page’s summary for sharing',
  page: 'From the page',
  text: 'Understood from the text',
  model: 'Read by a model',
  person: 'Written by you',
}

export function provenanceWords({ source, confidence, raw }: Provenance): string {
  if (source === 'person') return SOURCE.person
  const stated =
    raw === null ? '' : ` The posting says: “${raw.length > 160 ? `${raw.slice(0, 160)}…` : raw}”.`
  return `${SOURCE[source]}, ${Math.round(confidence * 100)} % sure.${stated}`
}

/** Where the work is: "Remote (30 countries)", "Munich, DE", "Sunnyvale, CA and 8 more". */
export function placeWords(job: Pick<JobTile, 'places' | 'remote'> & Partial<Pick<Job, 'remoteCountries'>>) {
  const { places, remote, remoteCountries = [] } = job
  const [first] = places
  const onlyCountries =
    places.length > 1 && places.every(({ city, region }) => city === null && region === null)
  const where = onlyCountries
    ? formatCount(places.length, 'country', 'countries')
    : first &&
      (places.length > 2
        ? `${first.name} and ${places.length - 1} more`
        : places.map(({ name }) => name).join(' or '))
  if (remote === null) return where ?? null
  const reach =
    where ??
    (remoteCountries.length > 0 ? formatCount(remoteCountries.length, 'country', 'countries') : undefined)
  return reach === undefined ? REMOTE[remote] : `${REMOTE[remote]} (${reach})`
}

/** "€68,000 – €82,000 a year"; the posting's own words where it names no amounts. */
export function salaryWords(salary: Salary | null): string | null {
  if (!salary) return null
  const { minimum, maximum, currency, period, isPeriodInferred, text } = salary
  if (minimum === null && maximum === null) return text || null
  const money = (amount: number) => formatMoney(amount, currency)
  const span =
    minimum !== null && maximum !== null
      ? minimum === maximum
        ? money(minimum)
        : `${money(minimum)} – ${money(maximum)}`
      : minimum !== null
        ? `from ${money(minimum)}`
        : `up to ${money(maximum ?? 0)}`
  return `${span}${period ? ` ${PERIOD[period]}${isPeriodInferred ? ' (most likely)' : ''}` : ''}`
}

/** `minor` are cents, or whole units of a currency that has none. */
export function formatMoney(minor: number, currency: string | null, isShort = false): string {
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) return (minor / 100).toLocaleString(LOCALE)
  const format = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
    ...(isShort && { notation: 'compact', maximumSignificantDigits: 3 }),
  })
  return format.format(minor / 10 ** fractionDigitsOf(currency))
}

const fractionDigitsOf = (currency: string) =>
  new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
