import { thumbHashToDataURL } from 'thumbhash'

const cache = new Map<string, string>()
const MOST = 2000

/** Thumbhash (base64) → a tiny blurred picture as a data URL. */
export function placeholder(thumbhash: string): string {
  const known = cache.get(thumbhash)
  if (known) return known
  if (cache.size >= MOST) cache.delete(cache.keys().next().value!)
  let url = ''
  try {
    url = thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (char) => char.charCodeAt(0)))
  } catch {
    // An unreadable hash is no reason to show nothing: the tile stays plain until its picture comes.
  }
  cache.set(thumbhash, url)
  return url
}
