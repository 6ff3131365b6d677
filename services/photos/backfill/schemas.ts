// The shapes of backfills in the API. The web imports this file.
import Type, { type Static } from 'typebox'

/** What functions make of a photo's file. */
export const BackfillPart = Type.Enum(['metadata', 'thumbnails'])
export type BackfillPart = Static<typeof BackfillPart>
export const BACKFILL_PARTS = ['metadata', 'thumbnails'] as const satisfies readonly BackfillPart[]

/** `paused`: its limit is reached, or it was stopped; it continues there. `done`: every photo was looked at. */
export const BackfillStatus = Type.Enum(['never', 'running', 'paused', 'done'])
export type BackfillStatus = Static<typeof BackfillStatus>

/** How far the photos of everybody are brought up to a recipe's version. Times are RFC 3339. */
export const Backfill = Type.Object({
  part: BackfillPart,
  /** The version of the recipe. */
  version: Type.Integer(),
  status: BackfillStatus,
  /** Photos looked at since the version exists, and those of them that were worked on. */
  looked: Type.Integer(),
  done: Type.Integer(),
  /** Photos that could not be brought up to date; they are not tried again with this version. */
  failed: Type.Integer(),
  /** Photos that are being worked on. */
  waiting: Type.Integer(),
  /** Photos that this run may still work on. */
  left: Type.Integer(),
  startedAt: Type.Union([Type.String(), Type.Null()]),
  updatedAt: Type.Union([Type.String(), Type.Null()]),
})
export type Backfill = Static<typeof Backfill>

export const MAX_LIMIT = 1_000_000
/** How many photos one run works on. */
export const BackfillStart = Type.Object(
  { limit: Type.Integer({ minimum: 1, maximum: MAX_LIMIT }) },
  { additionalProperties: false },
)
export type BackfillStart = Static<typeof BackfillStart>
