import { thumbHashToAverageRGBA, thumbHashToDataURL } from 'thumbhash'

const cache = new Map<string, string>()
const MOST = 2000

/** Converts a thumbhash (base64) to a tiny blurred picture as a data URL. */
export function placeholder(thumbhash: string): string {
  const known = cache.get(thumbhash)
  if (known) return known
  if (cache.size >= MOST) cache.delete(cache.keys().next().value!)
  let url = ''
  try {
    url = thumbHashToDataURL(bytesOf(thumbhash))
  } catch {
    // With an unreadable hash the tile stays plain until its picture arrives.
  }
  cache.set(thumbhash, url)
  return url
}

/** Its one colour, which costs next to nothing. */
export function averageColour(thumbhash: string): string {
  try {
    const { r, g, b, a } = thumbHashToAverageRGBA(bytesOf(thumbhash))
    return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(' ')} / ${a})`
  } catch {
    return ''
  }
}

const bytesOf = (thumbhash: string) => Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0))
