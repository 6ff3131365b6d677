import type { StoredDocument } from '../state/document.ts'
import type { Change } from '../writes/apply.ts'

/** What a target learned: documents that are (still) its results in a new version, and documents that left it. */
export interface Delta {
  changed: StoredDocument[]
  /** Paths; `deleted` tells documents that no longer exist from documents that only stopped matching. */
  removed: { path: string; deleted: boolean }[]
}

export interface Target {
  id: number
  /** The current results; with `since` (microseconds) only what differs from the results at that time. */
  start(since: number | null): Delta
  /** Applies what one batch of commits changed. */
  update(changes: readonly Change[]): Delta
}
