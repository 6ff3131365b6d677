// Formats numbers and times for people. The texts around them are English, so these are English too.

export const LOCALE = 'en-GB'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Binary multiples (1 GiB is written "1 GB", as in file managers). */
export function formatBytes(bytes: number, locale = LOCALE) {
  // A value that would round to 1,024 of a unit uses the next unit.
  const step =
    bytes < 1023.5 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes * (1024 / 1023.5)) / 10))
  const value = bytes / 1024 ** step
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value)
}

const spans = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** "3 hours ago"; `time` is RFC 3339, `now` milliseconds. Under a minute: "just now". */
export function formatAge(time: string, now = Date.now(), locale = LOCALE) {
  const seconds = (now - Date.parse(time)) / 1000
  const span = spans.find(([, length]) => Math.abs(seconds) >= length)
  if (!span) return 'just now'
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(
    -Math.round(seconds / span[1]),
    span[0],
  )
}

/** Date and time to the minute, in the browser's zone. */
export const formatTime = (time: string) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time))

/** The time of day to the minute. */
export const formatClock = (time: string) =>
  new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' }).format(new Date(time))

export const formatDate = (time: string) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' }).format(new Date(time))

/** "1 photo", "1,200 photos". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
