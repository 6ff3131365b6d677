// The shapes of an album in the API. The web imports this file.
import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../../platform/live.ts'
import { Id, nullable } from '../../platform/schemas.ts'

/** Albums and projects that one person may have, those in the trash included. */
export const MOST_ALBUMS = 1000
/** Albums that one photo may be in: each is a facet, and takes an entry in every index of the lists. */
export const MOST_ALBUMS_OF_A_PHOTO = 100

/** A project holds albums; an album holds photos, or shows those that its filter finds. */
export const AlbumKind = Type.Enum(['album', 'project'])
export type AlbumKind = Static<typeof AlbumKind>

/** `hand`: as the person put them. `taken`: by time of capture. */
export const AlbumSort = Type.Enum(['hand', 'taken'])
export type AlbumSort = Static<typeof AlbumSort>

/** Which photos of the timeline a smart album shows; all that is given must hold. */
export const AlbumFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    tag: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
    camera: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    format: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
    favourite: Type.Optional(Type.Literal(true)),
    /** The fewest stars. */
    rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    /** First and last local day, YYYY-MM-DD, both included. */
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type AlbumFilter = Static<typeof AlbumFilter>

const texts = {
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  description: Type.String({ maxLength: 5000 }),
}

const order = Type.Enum(['asc', 'desc'])

/** How far adding all photos that a filter finds has come. */
export const Filling = Type.Object({
  added: Type.Integer(),
  /** Those that are in too many albums already. */
  skipped: Type.Integer(),
})

/** What an album says about itself, as open windows are told. */
export const AlbumNote = Type.Object({
  id: Type.String(),
  kind: AlbumKind,
  title: Type.String(),
  description: Type.String(),
  /** The project that holds it. */
  projectId: nullable(Type.String()),
  /** Null where photos are put in one by one. */
  filter: nullable(AlbumFilter),
  sort: AlbumSort,
  /** Of the time of capture; the order by hand has one direction. */
  order,
  /** The photo that was chosen as its cover; null for the first one. */
  coverId: nullable(Type.String()),
  /** Whether its photos are kept out of the timeline. */
  hides: Type.Boolean(),
  filling: nullable(Filling),
  /** Whether photos are still being taken out of the timeline, or put back. */
  isSettling: Type.Boolean(),
  /** Whether that was given up for now: an event about it is on the shelf. */
  needsAttention: Type.Boolean(),
  /** How often the order by hand was changed. */
  arrangement: Type.Integer(),
  addedAt: Type.String(),
  /** When it was moved to the trash; it is deleted for good 30 days later, and its photos stay. */
  trashedAt: nullable(Type.String()),
  updatedAt: Type.String(),
})
export type AlbumNote = Static<typeof AlbumNote>

const Cover = Type.Object({
  photoId: Type.String(),
  ratio: nullable(Type.Number()),
  thumbhash: nullable(Type.String()),
  /** Paths of renditions on this origin. */
  thumbnailUrl: nullable(Type.String()),
  previewUrl: nullable(Type.String()),
})
export type Cover = Static<typeof Cover>

export const Album = Type.Object({
  ...AlbumNote.properties,
  /** The chosen photo where the album shows it, or else the first one; null for none, and for projects. */
  cover: nullable(Cover),
  /** How many photos it shows; null for projects and for smart albums. */
  count: nullable(Type.Integer()),
})
export type Album = Static<typeof Album>

/** What open windows are told about. */
export const AlbumChanges = { album: AlbumNote, 'album-removed': Type.Object({ id: Type.String() }) }
export type AlbumChanges = ChangesOf<typeof AlbumChanges>

export const AlbumQuery = Type.Object(
  {
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    trashed: Type.Optional(Type.Boolean({ default: false })),
  },
  { additionalProperties: false },
)
export type AlbumQuery = Static<typeof AlbumQuery>

export const NewAlbum = Type.Object(
  {
    title: texts.title,
    description: Type.Optional(texts.description),
    kind: Type.Optional(AlbumKind),
    projectId: Type.Optional(nullable(Id)),
    filter: Type.Optional(nullable(AlbumFilter)),
  },
  { additionalProperties: false },
)
export type NewAlbum = Static<typeof NewAlbum>

export const AlbumEdit = Type.Partial(
  Type.Object({
    ...texts,
    projectId: nullable(Id),
    /** For smart albums only. */
    filter: AlbumFilter,
    sort: AlbumSort,
    order,
    coverId: nullable(Id),
    hides: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type AlbumEdit = Static<typeof AlbumEdit>

/** A place in the order by hand. It only serves to put a photo back where it was. */
const Place = Type.String({ pattern: '^[0-9A-Za-z]{2,200}$' })
export const AlbumPlace = Type.Object({ id: Id, place: Place }, { additionalProperties: false })
export type AlbumPlace = Static<typeof AlbumPlace>
export const AlbumPlaces = Type.Object(
  { places: Type.Array(AlbumPlace, { minItems: 1, maxItems: 200 }) },
  { additionalProperties: false },
)
export type AlbumPlaces = Static<typeof AlbumPlaces>

const ids = Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true })

/** Puts photos behind another one, in the given order; null puts them first. */
export const AlbumMove = Type.Object({ ids, after: nullable(Id) }, { additionalProperties: false })
export type AlbumMove = Static<typeof AlbumMove>

/** The places that photos had before a change, to undo it with. */
export const Undoing = Type.Object({ before: Type.Array(AlbumPlace) })
export type Undoing = Static<typeof Undoing>

/** Those of the photos that were not in the album before. */
export const Added = Type.Object({ added: Type.Array(Type.String()) })
export type Added = Static<typeof Added>
