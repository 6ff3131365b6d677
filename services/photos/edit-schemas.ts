// What a person changes about photos. The web imports this file.
import Type, { type Static } from 'typebox'
import { Ids, nullable } from '../platform/schemas.ts'
import { MAX_TAG_LENGTH, MAX_TAGS, Rating } from './schemas.ts'

/** A local time of capture, with an offset where it is known, or only its day. */
export const TakenText = Type.String({
  maxLength: 40,
  pattern:
    '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?)?$',
})

/** A position that a person gives. */
export const SetPosition = Type.Object(
  {
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    altitude: Type.Optional(nullable(Type.Number({ minimum: -12_000, maximum: 100_000 }))),
  },
  { additionalProperties: false },
)
export type SetPosition = Static<typeof SetPosition>

const Tag = Type.String({ minLength: 1, maxLength: MAX_TAG_LENGTH })

export const PhotoEdit = Type.Partial(
  Type.Object({
    title: Type.String({ maxLength: 200 }),
    description: Type.String({ maxLength: 5000 }),
    tags: Type.Array(Tag, { maxItems: MAX_TAGS, uniqueItems: true }),
    isPrivate: Type.Boolean(),
    takenAt: nullable(TakenText),
    position: nullable(SetPosition),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type PhotoEdit = Static<typeof PhotoEdit>

export const PhotoIds = Ids
export type PhotoIds = Ids

/** Adds to and removes from the tags of many photos. */
export const TagEdit = Type.Object(
  {
    ids: PhotoIds.properties.ids,
    add: Type.Array(Tag, { maxItems: MAX_TAGS }),
    remove: Type.Array(Tag, { maxItems: MAX_TAGS }),
  },
  { additionalProperties: false },
)
export type TagEdit = Static<typeof TagEdit>

/** How many photos of the trash one request deleted, and whether it is empty now. */
export const EmptyingStep = Type.Object({ deleted: Type.Integer(), isEmpty: Type.Boolean() })
export type EmptyingStep = Static<typeof EmptyingStep>

/** The tags of some photos, to show which of a selection have each tag. */
export const PhotoTags = Type.Object({ id: Type.String(), tags: Type.Array(Type.String()) })
export type PhotoTags = Static<typeof PhotoTags>

/** Sets marks of many photos. */
export const Marks = Type.Object(
  {
    ids: PhotoIds.properties.ids,
    isFavourite: Type.Optional(Type.Boolean()),
    rating: Type.Optional(Rating),
    isArchived: Type.Optional(Type.Boolean()),
    isPrivate: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 2 },
)
export type Marks = Static<typeof Marks>
