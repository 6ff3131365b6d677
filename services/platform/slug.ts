import { fold } from './words.ts'

/** Some way below the limit, so that a number fits behind it. */
const MOST_LETTERS = 100

/** Letters that have no accent to lose. */
const LETTERS: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', þ: 'th', ı: 'i' }

/** The words of a title for an address; `fallback` for a title without a letter or digit of ASCII. */
export function slugFrom(title: string, fallback: string): string {
  const words = fold(title)
    .replace(/[’']/g, '')
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? ' ')
    .match(/[a-z0-9]+/g)
  if (!words) return fallback
  const joined = words.join('-')
  if (joined.length <= MOST_LETTERS) return arriving(joined)
  const cut = joined.slice(0, MOST_LETTERS + 1)
  // A single word may be longer than all that fits.
  return arriving(cut.slice(0, cut.lastIndexOf('-') > 0 ? cut.lastIndexOf('-') : MOST_LETTERS))
}

/**
 * Google's front end may answer addresses that end with z itself.
 * https://cloud.google.com/run/docs/known-issues#reserved_url_paths
 */
const arriving = (slug: string) => (slug.endsWith('z') ? `${slug}-1` : slug)
