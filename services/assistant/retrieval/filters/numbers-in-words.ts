// English numbers that are written as words, up to 999, as digits: `twenty-five euros` becomes `25 euros`.
const ONES: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, number) => [word, number]),
)
const TENS: Record<string, number> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
)
const word = [...Object.keys(ONES), ...Object.keys(TENS)].join('|')
const NUMBER = new RegExp(
  `\\b(?:(${word}|a)\\s+hundred(?:\\s+(?:and\\s+)?)?)?(?:(${Object.keys(TENS).join('|')})(?:[\\s-]+(${Object.keys(ONES).join('|')}))?|(${word}))?\\b`,
  'gi',
)

const numberOf = (text: string | undefined): number => {
  const key = text?.toLowerCase() ?? ''
  return ONES[key] ?? TENS[key] ?? (key === 'a' ? 1 : 0)
}

export function withDigits(text: string): string {
  return text.replace(
    NUMBER,
    (all: string, hundreds?: string, tens?: string, ones?: string, plain?: string) => {
      if (!hundreds && !tens && !plain) return all
      const number = numberOf(hundreds) * 100 + numberOf(tens) + numberOf(ones) + numberOf(plain)
      return `${number}${/\s$/.test(all) ? ' ' : ''}`
    },
  )
}
