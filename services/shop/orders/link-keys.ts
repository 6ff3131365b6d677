import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares a key from a link in the same time wherever they differ. No order has an empty key. */
export const isLinkKey = (given: string, linkKey: string): boolean =>
  linkKey !== '' && timingSafeEqual(digest(given), digest(linkKey))
