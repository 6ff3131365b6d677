// The shapes of the shelf: events that failed for good and wait for a person. The web imports this file.
import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../platform/live.ts'

export const DeadLetter = Type.Object({
  id: Type.String(),
  /** The function that could not handle it, and the topic it came from. */
  function: Type.String(),
  topic: Type.String(),
  /** The last error's message as the function recorded it. */
  reason: Type.String(),
  attempts: Type.Integer(),
  /** The event's payload as JSON text, indented, and its attributes. */
  payload: Type.String(),
  attributes: Type.Record(Type.String(), Type.String()),
  traceId: Type.Union([Type.String(), Type.Null()]),
  publishedAt: Type.String(),
  shelvedAt: Type.String(),
})
export type DeadLetter = Static<typeof DeadLetter>

/** What open windows of admins are told: how many events are waiting. */
export const ShelfChanges = { shelf: Type.Object({ count: Type.Integer() }) }
export type ShelfChanges = ChangesOf<typeof ShelfChanges>
