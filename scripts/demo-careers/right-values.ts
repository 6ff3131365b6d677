// What the postings to try say, as it was written down after reading each of them. Only listed fields are compared;
// a field listed as null or empty must not be filled.
import type { PostingFields } from '../../services/careers/jobs/schemas.ts'

/** Amounts in major units, as people write them. */
interface Pay {
  minimum: number | null
  maximum: number | null
  currency: string | null
  period: string | null
  isPeriodInferred?: boolean
}

export interface RightValues
  extends Partial<
    Pick<
      PostingFields,
      | 'title'
      | 'company'
      | 'identifier'
      | 'remote'
      | 'seniority'
      | 'department'
      | 'language'
      | 'applyUrl'
      | 'isClosed'
      | 'employmentTypes'
      | 'remoteCountries'
      | 'skills'
    >
  > {
  rung?: string
  /** By city, or the country's code where the place is a whole country. */
  places?: string[]
  salary?: Pay | null
  /** The beginning of the time: a day is enough. */
  postedAt?: string | null
  validUntil?: string | null
  isExpired?: boolean
  textHas?: string[]
  textLacks?: string[]
  htmlLacks?: string[]
  minimumText?: number
  contactEmail?: string | null
}

export interface Case {
  file: string
  /** Where the posting would be; the site of an API's answer is found by it. */
  url: string | null
  right: RightValues
}

export const NOW = new Date()

/** The day that is so many days ago, for postings that only say "2 weeks ago". */
export const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 86_400_000).toISOString().slice(0, 10)
