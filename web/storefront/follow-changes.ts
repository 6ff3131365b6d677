// Changes of a signed-in customer's cart and orders, from one stream for all parts of the page.
import type { ShopChanges } from '../../services/shop/schemas.ts'
import { session } from '../src/api.ts'

type Followed = Pick<ShopChanges, 'cart' | 'purchase'>
export type Followers = { [Name in keyof Followed]?: (change: Followed[Name]) => void } & {
  /** Changes may have been missed. */
  resync?: () => void
}

const all = new Set<Followers>()
let stream: EventSource | null = null

/** Does nothing for guests. Returns what ends it. */
export function followChanges(followers: Followers): () => void {
  if (!session.known()) return () => undefined
  all.add(followers)
  stream ??= open()
  return () => {
    all.delete(followers)
    if (all.size > 0) return
    stream?.close()
    stream = null
  }
}

function open(): EventSource {
  const opened = new EventSource('/api/v1/events')
  let hasOpened = false
  for (const name of ['cart', 'purchase'] as const)
    opened.addEventListener(name, ({ data }) => {
      for (const followers of all) followers[name]?.(JSON.parse(data))
    })
  opened.addEventListener('open', () => {
    if (hasOpened) for (const { resync } of all) resync?.()
    hasOpened = true
  })
  return opened
}
