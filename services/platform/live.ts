// How a room tells open windows what changes. The API keeps the windows and knows no room's events.
import type { Static, TSchema } from 'typebox'

/** What a room tells: a schema of the data for each type of change, in its `schemas.ts`. No two rooms share a type. */
export type ChangeSchemas = Record<string, TSchema>

/** The types of change and the shape of their data, for whoever listens. */
export type ChangesOf<Schemas extends ChangeSchemas> = { [Type in keyof Schemas]: Static<Schemas[Type]> }

/** One change as it goes over the wire. */
export type Change<Changes> = {
  [Type in keyof Changes]: { type: Type; data: Changes[Type] }
}[keyof Changes]

/** `key` names what changed. `at` is its position: RFC 3339, UTC with milliseconds, so positions compare as text. */
export type PositionedChange<Changes> = Change<Changes> & { key: string; at: string }

interface Source {
  /** Who may watch; without it everybody watches what is their own. */
  audience?: 'admins'
}

/**
 * Changes one after another, each with a position. Of each key the latest is remembered for a while, so that
 * whoever was away hears what happened after the last position they know. Told again is no harm.
 */
export interface LiveStream<Changes = Record<string, unknown>> extends Source {
  kind: 'stream'
  /** Tells what changed after `since` (exclusive), and then everything that changes. Returns what ends it. */
  watch(
    accountId: string,
    since: string,
    listener: { changed(change: PositionedChange<Changes>): void; failed(error: Error): void },
  ): () => void
}

/** Of each type only the latest value counts; newcomers are told it at once. */
export interface LiveState<Changes = Record<string, unknown>> extends Source {
  kind: 'state'
  /** Tells the state now and whenever it changes. Returns what ends it. */
  watch(
    accountId: string,
    listener: { changed(change: Change<Changes>): void; failed(error: Error): void },
  ): () => void
}

/** A source that throws or says `failed` has ended; it is watched anew after a while, the others go on. */
export type LiveSource<Changes = Record<string, unknown>> = LiveStream<Changes> | LiveState<Changes>
