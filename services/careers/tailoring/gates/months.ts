// Months with their year, however they are written.
const MONTHS =
  'jan(?:uary|uar|vier|v)?|feb(?:ruary|ruar)?|f[ée]v(?:rier)?|mar(?:ch|s)?|mär(?:z)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juni|juin|july?|juli|juil(?:let)?|aug(?:ust)?|août|sep(?:t(?:ember|embre)?)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember|embre)?|déc(?:embre)?'
export const MONTH_YEAR = new RegExp(
  `\\b(?:${MONTHS})\\.?,?\\s+(?:\\d{1,2},?\\s+)?((?:19|20)\\d{2})\\b|\\b(?:0?[1-9]|1[0-2])\\s?[/.]\\s?((?:19|20)\\d{2})\\b|\\b((?:19|20)\\d{2})-(?:0[1-9]|1[0-2])\\b`,
  'giu',
)
export const MONTH_NAME = new RegExp(`(?<![\\p{L}])(?:${MONTHS})(?![\\p{L}])`, 'giu')
const MONTH_NUMBERS = [
  'jan',
  'feb|fév|fev',
  'mar|mär',
  'apr|avr',
  'may|mai',
  'jun|juin',
  'jul|juil',
  'aug|aoû',
  'sep',
  'oct|okt',
  'nov',
  'dec|dez|déc',
]

/** "2021-03", "March 2021" and "03/2021" are one month. */
export function monthKey(text: string): string {
  const year = /(?:19|20)\d{2}/.exec(text)?.[0] ?? ''
  const named = MONTH_NUMBERS.findIndex((names) => new RegExp(`^(?:${names})`, 'iu').test(text))
  if (named >= 0) return `${year}-${named + 1}`
  return `${year}-${Number(/(?:^|-)(\d{1,2})(?:$|\s?[/.])/.exec(text)?.[1] ?? 0)}`
}

export const isInMonth = (text: string, { start, end }: { start: number; end: number }) =>
  [...text.matchAll(MONTH_YEAR)].some((match) => match.index <= start && end <= match.index + match[0].length)
