// How a room tells open windows about changes. The API holds the windows and knows no room's events.
import type { Static, TSchema } from 'typebox'

/**
 * What a room reports: a schema of the data for each type of change, from its `schemas.ts`. No two rooms share a type.
 */
export type ChangeSchemas = Record<string, TSchema>

/** The types of change and the shape of their data, for a listener. */
export type ChangesOf<Schemas extends ChangeSchemas> = { [Type in keyof Schemas]: Static<Schemas[Type]> }

/** One change as it is sent. */
export type Change<Changes> = {
  [Type in keyof Changes]: { type: Type; data: Changes[Type] }
}[keyof Changes]

/**
 * `key` identifies what changed. `at` is its position: RFC 3339, UTC with milliseconds, so positions compare as text.
 */
export type PositionedChange<Changes> = Change<Changes> & { key: string; at: string }

interface Source {
  /** Who may watch. Without it, everybody watches their own data. */
  audience?: 'admins'
}

/**
 * Changes one after another, each with a position. The latest of each key is kept for a while, so that a listener that
 * was away gets what happened after the last position it knows. Repeating a change does no harm.
 */
export interface LiveStream<Changes = Record<string, unknown>> extends Source {
  kind: 'stream'
  /**
   * Reports what changed after `since` (exclusive), and then every further change. Returns a function that stops it.
   */
  watch(
    accountId: string,
    since: string,
    listener: { changed(change: PositionedChange<Changes>): void; failed(error: Error): void },
  ): () => void
}

/** Only the latest value of each type counts; new listeners get it at once. */
export interface LiveState<Changes = Record<string, unknown>> extends Source {
  kind: 'state'
  /** Reports the state now and whenever it changes. Returns a function that stops it. */
  watch(
    accountId: string,
    listener: { changed(change: Change<Changes>): void; failed(error: Error): void },
  ): () => void
}

/** A source that throws or calls `failed` has ended; it is watched again after a while, and the others continue. */
export type LiveSource<Changes = Record<string, unknown>> = LiveStream<Changes> | LiveState<Changes>
