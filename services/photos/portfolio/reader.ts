// Portfolios as their pages read them: every request needs one, so it is kept for a second.
import { SECOND_MS } from '../../platform/durations.ts'
import { keepMostRecent } from '../../platform/keep-most-recent.ts'
import type { PortfolioRecord } from './record.ts'
import type { PortfolioStore } from './store.ts'

/** How long an edit may stay unseen by other instances. */
const KEPT_MS = SECOND_MS
const MOST_KEPT = 2000

export interface PortfolioReader {
  /** Also by a handle that it had before: compare it with the portfolio's. Null when there is none. */
  byHandle(handle: string): Promise<PortfolioRecord | null>
  byOwner(ownerId: string): Promise<PortfolioRecord | null>
  /** Call this after an edit, so that this instance sees it at once. */
  changed(ownerId: string): void
}

export interface ReaderDeps {
  store: Pick<PortfolioStore, 'get' | 'ownerOf'>
  now: () => number
}

export function createPortfolioReader({ store, now }: ReaderDeps): PortfolioReader {
  const kept = keepMostRecent<{ at: number; portfolio: Promise<PortfolioRecord | null> }>(MOST_KEPT)
  // A handle stays with its owner as long as there is an account.
  const owners = keepMostRecent<string>(MOST_KEPT)

  function byOwner(ownerId: string): Promise<PortfolioRecord | null> {
    const last = kept.get(ownerId)
    if (last && Math.abs(now() - last.at) < KEPT_MS) return last.portfolio
    const fresh = { at: now(), portfolio: store.get(ownerId) }
    kept.set(ownerId, fresh)
    fresh.portfolio.catch(() => {
      if (kept.peek(ownerId) === fresh) kept.delete(ownerId)
    })
    return fresh.portfolio
  }

  return {
    byOwner,
    async byHandle(handle) {
      const ownerId = owners.get(handle) ?? (await store.ownerOf(handle))
      const portfolio = ownerId === null ? null : await byOwner(ownerId)
      // What only looks like a handle that somebody has is nobody's.
      if (!portfolio?.handles.includes(handle)) {
        owners.delete(handle)
        return null
      }
      owners.set(handle, portfolio.ownerId)
      return portfolio
    },
    changed: (ownerId) => void kept.delete(ownerId),
  }
}
