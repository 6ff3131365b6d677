// Compares what was read from a posting with what it says.
import type { Job } from '../../services/careers/jobs/schemas.ts'
import { minorDigits } from '../../services/careers/postings/currencies.ts'
import { hasPassed } from '../../services/careers/postings/dates.ts'
import { NOW, type RightValues } from './right-values.ts'

export interface Wrong {
  field: string
  right: unknown
  read: unknown
  /** Something was read where the posting says nothing. */
  isInvented: boolean
}

export interface Comparison {
  right: number
  wrong: Wrong[]
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
const sorted = (value: unknown) => (Array.isArray(value) ? [...value].map(String).sort() : value)
const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** Of a posting that was not read nothing is right, and nothing is invented. */
export function comparePosting(fields: Job | null, right: RightValues): Comparison {
  const wrong: Wrong[] = []
  if (!fields) {
    for (const [field, expected] of Object.entries(right))
      wrong.push({ field, right: expected, read: undefined, isInvented: false })
    return { right: 0, wrong }
  }
  let count = 0
  const check = (field: string, expected: unknown, read: unknown, isRight = same(expected, read)) => {
    if (isRight) count++
    else wrong.push({ field, right: expected, read, isInvented: isNothing(expected) && !isNothing(read) })
  }
  for (const [field, expected] of Object.entries(right)) {
    if (field === 'places')
      check(
        field,
        expected,
        fields.places.map(({ city, region, country }) => city ?? region ?? country),
      )
    else if (field === 'salary') check(field, expected, expected === null ? fields.salary : payOf(fields))
    else if (field === 'postedAt' || field === 'validUntil') {
      const read = fields[field]
      check(
        field,
        expected,
        read,
        expected === null ? read === null : (read ?? '').startsWith(String(expected)),
      )
    } else if (field === 'isExpired') check(field, expected, hasPassed(fields.validUntil, NOW))
    else if (field === 'textHas')
      for (const part of expected as string[])
        check(field, part, fields.descriptionText.slice(0, 200), fields.descriptionText.includes(part))
    else if (field === 'textLacks')
      for (const part of expected as string[])
        check(field, part, part, !fields.descriptionText.includes(part))
    else if (field === 'htmlLacks')
      for (const part of expected as string[])
        check(field, part, part, !fields.descriptionHtml.includes(part))
    else if (field === 'minimumText')
      check(
        field,
        expected,
        fields.descriptionText.length,
        fields.descriptionText.length >= (expected as number),
      )
    else if (field === 'contactEmail') check(field, expected, fields.contact?.email ?? null)
    else if (field === 'skills')
      check(
        field,
        expected,
        fields.skills,
        (expected as string[]).every((skill) => fields.skills.includes(skill)),
      )
    else check(field, expected, fields[field as keyof typeof fields])
  }
  return { right: count, wrong }
}

function payOf({ salary }: Job) {
  if (!salary) return null
  const major = (amount: number | null) =>
    amount === null ? null : amount / 10 ** minorDigits(salary.currency)
  return {
    minimum: major(salary.minimum),
    maximum: major(salary.maximum),
    currency: salary.currency,
    period: salary.period,
    isPeriodInferred: salary.isPeriodInferred,
  }
}
