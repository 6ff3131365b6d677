// A page as HTML. What it shows decides everything about it, so what was written before is used again.
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { KeptDocument } from './compression.ts'
import type { Renderer } from './page-renderer.ts'

export interface WrittenPage extends KeptDocument {
  etag: string
  isIndexed: boolean
}

/** Most pages have about 60,000 letters, those of 500 photos ten times as many. */
const MOST_LETTERS = 20_000_000

/** `Rendered` is what the program that renders is given. */
export interface Writing<Page, Rendered> {
  renderer: () => Promise<Renderer<Rendered>>
  /** `origin` is the studio's address, without a slash at its end. */
  write(page: Page, origin: string, renderer: Renderer<Rendered>): { html: string; isIndexed: boolean }
}

export function createWriting<Page, Rendered = Page>({ renderer, write }: Writing<Page, Rendered>) {
  const kept = new LRUCache<string, WrittenPage>({
    maxSize: MOST_LETTERS,
    sizeCalculation: ({ html }) => html.length,
  })

  return async (page: Page, origin: string): Promise<WrittenPage> => {
    const key = hash(JSON.stringify([page, origin]))
    const before = kept.get(key)
    if (before) return before
    const { html, isIndexed } = write(page, origin, await renderer())
    // Weak, because it may be compressed on its way.
    const written = { html, compressed: new Map(), isIndexed, etag: `W/"${hash(html).slice(0, 22)}"` }
    kept.set(key, written)
    return written
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url')
