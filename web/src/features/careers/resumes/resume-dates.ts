import type { ResumeDate } from '../../../../../services/careers/resumes/schemas.ts'

const two = (digits: string) => digits.padStart(2, '0')

/** What a person typed, and what of it is a date for certain: "2021-05", "05/2021" and "2021" are, "Summer 2021" is not. */
export function readResumeDate(typed: string): ResumeDate | null {
  const text = typed.trim().slice(0, 60)
  return text === '' ? null : { text, iso: isoOf(text) }
}

function isoOf(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text) ?? []
  if (year) return valid([year, month && two(month), day && two(day)])
  const [, before, after] = /^(\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  return before && after ? valid([after, two(before)]) : null
}

function valid(parts: (string | undefined)[]): string | null {
  const [, month = '01', day = '01'] = parts
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null
  return parts.filter(Boolean).join('-')
}
