import type { StoredDocument } from '../state/document.ts'
import type { Change } from '../writes/apply.ts'

/** What a target learned: documents that are (still) its results in a new version, and those that left it. */
export interface Delta {
  changed: StoredDocument[]
  /** Paths; `deleted` tells those that exist no more from those that merely left. */
  removed: { path: string; deleted: boolean }[]
}

export interface Target {
  id: number
  /** The results now; with `since` (microseconds) only what differs from the results then. */
  start(since: number | null): Delta
  /** Takes in what one batch of commits changed. */
  update(changes: readonly Change[]): Delta
}
