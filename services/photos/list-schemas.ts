// What is asked of a list of photos, and what is in it, counted. The web imports this file.
import Type, { type Static } from 'typebox'
import { Id } from '../platform/schemas.ts'
import { MAX_TAG_LENGTH, PhotoStatus } from './schemas.ts'

export const PhotoQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    /** `hand`: in the order that an album has by hand. */
    sort: Type.Optional(Type.Enum(['taken', 'added', 'title', 'hand'])),
    order: Type.Optional(Type.Enum(['asc', 'desc'])),
    /** First and last local day, YYYY-MM-DD, both included. */
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
    tag: Type.Optional(Type.String({ maxLength: MAX_TAG_LENGTH })),
    camera: Type.Optional(Type.String({ maxLength: 200 })),
    format: Type.Optional(Type.String({ maxLength: 20 })),
    status: Type.Optional(PhotoStatus),
    favourite: Type.Optional(Type.Literal(true)),
    /** The fewest stars. */
    rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    /** Lists archived photos instead of the others. */
    archived: Type.Optional(Type.Boolean()),
    /** Lists the photos of an album, archived ones too. */
    album: Type.Optional(Id),
    /** Lists private photos instead of the others; they must be unlocked. */
    private: Type.Optional(Type.Boolean()),
    /** Words, each the beginning of a word in the title, description, tags, camera or file name; all must match. */
    q: Type.Optional(Type.String({ maxLength: 200 })),
    trashed: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)
export type PhotoQuery = Static<typeof PhotoQuery>

/** Counts for the timeline (not the trash), newest day first; facets by descending count. */
export const Count = Type.Object({ value: Type.String(), count: Type.Integer() })
export const PhotoSummary = Type.Object({
  total: Type.Integer(),
  trashed: Type.Integer(),
  archived: Type.Integer(),
  /** In the timeline and the archive. */
  favourites: Type.Integer(),
  days: Type.Array(Type.Object({ day: Type.String(), count: Type.Integer() })),
  tags: Type.Array(Count),
  cameras: Type.Array(Count),
  formats: Type.Array(Count),
})
export type PhotoSummary = Static<typeof PhotoSummary>
