// A page as HTML. What it shows decides everything about it, so what was written before is used again.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { StorefrontPage } from '../../shop/storefront/schemas.ts'
import { seoOf } from '../../shop/storefront/seo.ts'
import { storefrontDocument } from './document.ts'
import type { Renderer } from './renderer.ts'

export interface WrittenPage {
  html: string
  etag: string
  isIndexed: boolean
}

/** A page has about 60,000 letters. */
const MOST_LETTERS = 20_000_000

/** `origin` is the studio's address, without a slash at its end. */
export function createWriting(renderer: () => Promise<Renderer>) {
  const kept = new LRUCache<string, WrittenPage>({
    maxSize: MOST_LETTERS,
    sizeCalculation: ({ html }) => html.length,
  })

  return async (page: StorefrontPage, origin: string): Promise<WrittenPage> => {
    const key = hash(JSON.stringify([page, origin]))
    const before = kept.get(key)
    if (before) return before
    const { render, files } = await renderer()
    const seo = seoOf(page, origin)
    const html = storefrontDocument({ page, seo, files, body: render(page) })
    // Weak, because it may be compressed on its way.
    const written = { html, etag: `W/"${hash(html).slice(0, 22)}"`, isIndexed: seo.isIndexed }
    kept.set(key, written)
    return written
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
