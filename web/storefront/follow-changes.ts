// Changes of a signed-in customer's cart and orders. Guests do not even load the script for it.
import { session } from '../src/api.ts'
import type { LiveCallbacks } from '../src/live-connection.ts'

/** `resync`: changes may have been missed. */
export type Followers = Partial<Pick<LiveCallbacks, 'cart' | 'purchase' | 'resync'>>

/** Does nothing for guests. Returns what ends it. */
export function followChanges(followers: Followers): () => void {
  if (!session.known()) return () => undefined
  let isOver = false
  let end: (() => void) | undefined
  // Where the script cannot be loaded, the page shows changes when it is loaded again.
  import('./live-changes.ts').then(
    ({ follow }) => {
      if (!isOver) end = follow(followers)
    },
    () => undefined,
  )
  return () => {
    isOver = true
    end?.()
  }
}
