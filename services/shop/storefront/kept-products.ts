// A product that many people look at is read once a second, as its shop and its list are: what a page shows may be a
// second old, what a cart holds never is.
import { SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { PublicProduct } from '../catalogue/schemas.ts'

const MOST_PRODUCTS = 2000

type Read = (ownerId: string, slug: string) => Promise<PublicProduct>

/** What is not found is looked for again each time. */
export function keptForASecond(read: Read, now: () => number): Read {
  const kept = keepMostRecent<{ at: number; product: Promise<PublicProduct> }>(MOST_PRODUCTS)
  return (ownerId, slug) => {
    const key = `${ownerId} ${slug}`
    const last = kept.get(key)
    if (last && Math.abs(now() - last.at) < SECOND_MS) return last.product
    const fresh = { at: now(), product: read(ownerId, slug) }
    kept.set(key, fresh)
    fresh.product.catch(() => {
      if (kept.peek(key) === fresh) kept.delete(key)
    })
    return fresh.product
  }
}
