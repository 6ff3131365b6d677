// A photo as it is stored.
import Type, { type Static, type TSchema } from 'typebox'
import { documents } from '../platform/documents.ts'
import { recordFields } from '../platform/records.ts'
import { nullable } from '../platform/schemas.ts'
import { waitingFields } from '../platform/waiting.ts'
import { Adjustments, PhotoMetadata, PhotoStatus, Rating, TakenCertainty, TakenFrom } from './schemas.ts'

/** What photo-thumbnails determined and created. */
export const Thumbnails = Type.Object({
  /** The media type according to the file's own bytes. */
  contentType: Type.String(),
  /** Pixels, upright. */
  width: Type.Number(),
  height: Type.Number(),
  ratio: Type.Number(),
  /** Base64. */
  thumbhash: Type.String(),
  isAnimated: Type.Boolean(),
  /** Object names below the photo's prefix. */
  preview: Type.String(),
  thumbnail: Type.String(),
  /** Absent in photos from before this rendition existed. */
  small: Type.Optional(Type.String()),
  /** Perceptual hash of the picture without adjustments, 16 hex digits; absent in photos from before it existed. */
  look: Type.Optional(Type.String()),
  /** Of the original's bytes, as zip counts it; absent in photos from before archives needed it. */
  crc32: Type.Optional(Type.Number()),
  /** How it was turned and cropped, and its size without that; absent where it was not. */
  adjusted: Type.Optional(
    Type.Object({ adjustments: Adjustments, width: Type.Number(), height: Type.Number() }),
  ),
  /** Names of earlier renditions that may still be stored. */
  replaced: Type.Optional(Type.Array(Type.String())),
})
export type Thumbnails = Static<typeof Thumbnails>

/** Fields that a file's own metadata may fill until the person writes them. */
const EditedField = Type.Enum(['title', 'description', 'tags', 'takenAt', 'position', 'rating'])
export type EditedField = Static<typeof EditedField>

const Recipes = Type.Object({ metadata: Type.Number(), thumbnails: Type.Number() })

/** A field that documents from before it existed do not have. */
const since = <Schema extends TSchema>(schema: Schema, before: Static<Schema>) => ({
  ...schema,
  default: before,
})

/** Its look, sorted by each band: `look.ts`. */
const Looks = Type.Object({ a: Type.String(), b: Type.String(), c: Type.String(), d: Type.String() })

/** The film of a motion photo: bytes of the original. */
const Motion = Type.Object({ contentType: Type.String(), offset: Type.Number(), length: Type.Number() })
export type Motion = Static<typeof Motion>

/**
 * The facts of a photo, from which the rest is derived. All times are RFC 3339 in UTC with milliseconds, except those
 * that have an offset: `takenAt`, `modifiedAt` and `addedLocally`.
 */
const facts = {
  ownerId: Type.String(),
  /** The file's name on the person's device. */
  name: Type.String(),
  contentType: Type.String(),
  /** Bytes of the original. */
  size: Type.Number(),
  sha256: Type.String(),
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  /** The generation of the original in its bucket; null until an event has reported it. */
  generation: nullable(Type.String()),
  thumbnails: nullable(Thumbnails),
  metadata: nullable(PhotoMetadata),
  /** As the camera wrote it, with or without an offset; a day where no more is known. */
  takenAt: nullable(Type.String()),
  takenFrom: since(nullable(TakenFrom), null),
  takenCertainty: since(nullable(TakenCertainty), null),
  /** When the file was changed the last time, on the person's device, as it said. */
  modifiedAt: since(nullable(Type.String()), null),
  /** The time on the person's own clock when it was added, with their offset. */
  addedLocally: since(nullable(Type.String()), null),
  /** Why it was rejected, in plain words. */
  reason: nullable(Type.String()),
  needsAttention: Type.Boolean(),
  /** Whether its bytes count against the quota and its fingerprint is taken. */
  holdsBytes: Type.Boolean(),
  title: Type.String(),
  description: Type.String(),
  tags: Type.Array(Type.String()),
  isPrivate: Type.Boolean(),
  isFavourite: since(Type.Boolean(), false),
  rating: since(Rating, 0),
  isArchived: since(Type.Boolean(), false),
  /** Its albums, and those of them that keep their photos out of the timeline. */
  albums: since(Type.Array(Type.String()), []),
  hiddenBy: since(Type.Array(Type.String()), []),
  adjustments: since(nullable(Adjustments), null),
  motion: since(nullable(Motion), null),
  /** Which version of each function's work it has: `backfill/recipes.ts`. */
  recipes: since(Recipes, { metadata: 0, thumbnails: 0 }),
  /** Photos that look like it and that the person said are others; the earliest are forgotten. */
  distinctFrom: since(Type.Array(Type.String()), []),
  edited: Type.Array(EditedField),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  /** The time of the last upload grant. */
  grantedAt: Type.String(),
  ...waitingFields,
}

const PhotoFacts = Type.Object({ ...facts })
export type PhotoFacts = Static<typeof PhotoFacts> & { id: string }

const derived = {
  ...recordFields,
  status: PhotoStatus,
  /** The local day and time of capture, or else when it was added. */
  day: Type.String(),
  takenKey: Type.String(),
  titleKey: Type.String(),
  facets: Type.Array(Type.String()),
  /** Null for photos that are neither in the timeline nor in the archive, like `cell`. */
  looks: since(nullable(Looks), null),
  /** The square of the map in which it was taken: `map-cells.ts`. */
  cell: since(nullable(Type.String()), null),
}

const StoredPhoto = Type.Object({ ...facts, ...derived })
export type PhotoRecord = Static<typeof StoredPhoto> & { id: string }
export const photoDocuments = documents(StoredPhoto)

const { ownerId, state, thumbnails, takenAt, addedAt, title, isPrivate, trashedAt, reason, needsAttention } =
  facts
const { isFavourite, rating, isArchived, hiddenBy, motion, name, albums } = facts
const { status, day, takenKey, titleKey } = derived
const tile = { ownerId, status, thumbnails, day, takenAt, addedAt, title, isPrivate, trashedAt, reason }
const marks = { isFavourite, rating, isArchived, hiddenBy, motion, albums }
const listed = { ...tile, ...marks, needsAttention, state, takenKey, titleKey }
const { description, tags, contentType, metadata } = facts
const filtered = { name, description, tags, contentType, metadata }
const judged = { ownerId, state, status, isPrivate, trashedAt, thumbnails, generation: facts.generation }
const shared = { ...judged, title, name, description, size: facts.size }

/** What the page of duplicates shows. */
export const duplicateFields = Type.Object({
  ...listed,
  ...{ name, contentType, size: facts.size, looks: derived.looks, distinctFrom: facts.distinctFrom },
})
/** What statistics are made of. */
export const statisticsFields = Type.Object({ metadata, takenAt, takenKey })
/** What the map shows. */
export const placedDocuments = documents(Type.Object({ ...listed, metadata, cell: derived.cell }))

/** What the page of a link shows, and what decides whether it does: facets alone are most of a document. */
const SharedRecord = Type.Object(shared)
export type SharedRecord = Static<typeof SharedRecord> & { id: string }
export const sharedDocuments = documents(SharedRecord)
const SharedListedPhoto = Type.Object({ ...listed, ...filtered, ...shared })
/** The same with what a list and its filters look at. */
export type SharedListedPhoto = Static<typeof SharedListedPhoto> & { id: string }
export const sharedListedDocuments = documents(SharedListedPhoto)

const ListedPhoto = Type.Object({ ...listed, ...Type.Partial(Type.Object(filtered)).properties })
/** A photo with the fields that a list reads, including those that filters look at when the list has filters. */
export type ListedPhoto = Static<typeof ListedPhoto> & { id: string }
export const listedDocuments = documents(Type.Object(listed))
export const filteredDocuments = documents(Type.Object({ ...listed, ...filtered }))
