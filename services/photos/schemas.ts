// The shapes of a photo in the API. The web imports this file.
import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id, nullable, UploadGrant, UploadRequest } from '../platform/schemas.ts'
import { AlbumChanges } from './albums/schemas.ts'
import { PhotoArchiveChanges } from './archives/changes.ts'
import { LinkChanges } from './links/schemas.ts'

/** Formats that can be uploaded, by media type. */
export const PHOTO_TYPES = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/tiff': 'TIFF',
  'image/gif': 'GIF',
  'image/heic': 'HEIC',
  'image/heif': 'HEIC',
  'image/jxl': 'JPEG XL',
  'image/bmp': 'BMP',
  // Of all makers; shown by the preview that the camera puts into it.
  'image/x-dcraw': 'RAW',
} as const
/** Pixels on the long edge; each smaller one is made from a larger one. `small` is the thumbnail for phones. */
export const RENDITION_EDGES = { small: 240, thumbnail: 320, preview: 1600 } as const
export const MAX_PHOTO_BYTES = 200 * 1024 * 1024
/** The most tags of a photo: agencies write more than a hundred, and each takes a few index entries. */
export const MAX_TAGS = 250
/** IPTC's keywords have up to 64 bytes, those of XMP are longer. */
export const MAX_TAG_LENGTH = 100

export const PhotoStatus = Type.Enum(['uploading', 'processing', 'ready', 'rejected'])
export type PhotoStatus = Static<typeof PhotoStatus>

/**
 * Where the time of capture comes from, in the order in which it is looked for: decision 091 says why. `modified` is
 * the file's own note of its last change, `name` the file's name, `file` its time on the person's device.
 */
export const TakenFrom = Type.Enum([
  'person',
  'exif',
  'xmp',
  'iptc',
  'png',
  'gps',
  'modified',
  'name',
  'file',
])
export type TakenFrom = Static<typeof TakenFrom>

/**
 * `day`, `month`, `year`: no more of it is known, and `takenAt` is the first day of it. `likely`: another event than
 * the capture may have set it.
 */
export const TakenCertainty = Type.Enum(['exact', 'day', 'month', 'year', 'likely'])
export type TakenCertainty = Static<typeof TakenCertainty>

/** What a person changed about how a photo looks. The original stays as it is; renditions are made with it. */
export const Adjustments = Type.Object(
  {
    /** Degrees clockwise, before the crop. */
    turn: Type.Enum([0, 90, 180, 270]),
    /** Fractions of the upright, turned picture; null for all of it. */
    crop: nullable(
      Type.Object(
        {
          left: Type.Number({ minimum: 0, maximum: 1 }),
          top: Type.Number({ minimum: 0, maximum: 1 }),
          width: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
          height: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type Adjustments = Static<typeof Adjustments>

/** Stars; 0 is none. */
export const Rating = Type.Integer({ minimum: 0, maximum: 5 })

/**
 * What the grid draws. Times are RFC 3339; `takenAt` carries the camera's own offset where it is known, and is a day,
 * YYYY-MM-DD, where only that is known.
 */
export const PhotoTile = Type.Object({
  id: Type.String(),
  status: PhotoStatus,
  /** Width divided by height, upright; null until the image was read. */
  ratio: nullable(Type.Number()),
  /** Thumbhash, base64; null until the image was read. */
  thumbhash: nullable(Type.String()),
  /** Path of the 320 px rendition on this origin, which may be cached forever. */
  thumbnailUrl: nullable(Type.String()),
  /** The same in 240 px, for phones; null also for photos from before this rendition existed. */
  smallUrl: nullable(Type.String()),
  /** Local day of the photo, YYYY-MM-DD: capture day if known, else the day it was added. */
  day: Type.String(),
  /** Its place in the order of capture: the local time, then the file's name. */
  takenKey: Type.String(),
  takenAt: nullable(Type.String()),
  addedAt: Type.String(),
  title: Type.String(),
  isAnimated: Type.Boolean(),
  /** Whether a short film belongs to it. */
  hasMotion: Type.Boolean(),
  isFavourite: Type.Boolean(),
  rating: Rating,
  /** Whether it is kept out of the timeline, by the person or by one of its albums. */
  isArchived: Type.Boolean(),
  /** Albums that it is in. */
  albums: Type.Array(Type.String()),
  isPrivate: Type.Boolean(),
  /** When it was moved to the trash; it is deleted for good 30 days later. */
  trashedAt: nullable(Type.String()),
  /** Why it was rejected, in plain words. */
  reason: nullable(Type.String()),
  /** Whether work on it was given up for now: an event about it is on the shelf. */
  needsAttention: Type.Boolean(),
})
export type PhotoTile = Static<typeof PhotoTile>

/** What open windows are told about. */
export const PhotoChanges = {
  photo: PhotoTile,
  'photo-removed': Type.Object({ id: Type.String() }),
  ...AlbumChanges,
  ...LinkChanges,
  ...PhotoArchiveChanges,
}
export type PhotoChanges = ChangesOf<typeof PhotoChanges>

export const Position = Type.Object({
  /** Degrees, WGS 84, north and east positive. */
  latitude: Type.Number(),
  longitude: Type.Number(),
  /** Metres above sea level. */
  altitude: nullable(Type.Number()),
})
export type Position = Static<typeof Position>

export const PhotoMetadata = Type.Object({
  camera: nullable(Type.String()),
  lens: nullable(Type.String()),
  /** Seconds. */
  exposureTime: nullable(Type.Number()),
  fNumber: nullable(Type.Number()),
  iso: nullable(Type.Number()),
  /** Millimetres. */
  focalLength: nullable(Type.Number()),
  focalLength35mm: nullable(Type.Number()),
  flash: nullable(Type.Boolean()),
  software: nullable(Type.String()),
  /** From XMP or IPTC. */
  author: nullable(Type.String()),
  copyright: nullable(Type.String()),
  position: nullable(Position),
  /** Keywords of the file that are no tags, because there are more than a photo can have. */
  keywordsLeft: Type.Optional(Type.Integer({ minimum: 1 })),
})
export type PhotoMetadata = Static<typeof PhotoMetadata>

export const Photo = Type.Object({
  ...PhotoTile.properties,
  name: Type.String(),
  description: Type.String(),
  tags: Type.Array(Type.String()),
  /** The media type as detected (before that, as declared), and its name for people. */
  contentType: Type.String(),
  format: Type.String(),
  /** Bytes of the original. */
  size: Type.Integer(),
  /** Pixels, upright. */
  width: nullable(Type.Integer()),
  height: nullable(Type.Integer()),
  /** Path of the 1600 px rendition on this origin. */
  previewUrl: nullable(Type.String()),
  metadata: nullable(PhotoMetadata),
  takenFrom: nullable(TakenFrom),
  takenCertainty: nullable(TakenCertainty),
  adjustments: nullable(Adjustments),
  updatedAt: Type.String(),
})
export type Photo = Static<typeof Photo>

/** A photo that a person announces, with what only their device knows about it. What cannot be true is ignored. */
export const PhotoUploadRequest = Type.Object(
  {
    ...UploadRequest.properties,
    /** When the file was changed the last time, RFC 3339: a date for photos that have no other. */
    modifiedAt: Type.Optional(Type.String({ maxLength: 40 })),
    /** The person's own time, RFC 3339 with their offset: photos without any date stand on their day. */
    addedLocally: Type.Optional(Type.String({ maxLength: 40 })),
    /** The album that it is for. A photo is stored all the same when there is no such album any more. */
    albumId: Type.Optional(Id),
  },
  { additionalProperties: false },
)
export type PhotoUploadRequest = Static<typeof PhotoUploadRequest>

/** `grant` is null when these bytes are already stored: `photo` is then the earlier one (possibly in the trash). */
export const UploadAnswer = Type.Object({ photo: Photo, grant: nullable(UploadGrant) })
export type UploadAnswer = Static<typeof UploadAnswer>
