// The shapes of a photo in the API. The web imports this file.
import Type, { type Static } from 'typebox'
import type { ChangesOf } from '../platform/live.ts'
import { Id, Ids, nullable, UploadGrant, UploadRequest } from '../platform/schemas.ts'
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
 * Where the time of capture comes from, in the order in which it is looked for: decision 085 says why. `modified` is
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

/** `day`: the time of day is not known. `likely`: another event than the capture may have set it. */
export const TakenCertainty = Type.Enum(['exact', 'day', 'likely'])
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

/** The tags of some photos, to show which of a selection have each tag. */
export const PhotoTags = Type.Object({ id: Type.String(), tags: Type.Array(Type.String()) })
export type PhotoTags = Static<typeof PhotoTags>

/** Counts for the timeline (not the trash), newest day first; facets by descending count. */
const Count = Type.Object({ value: Type.String(), count: Type.Integer() })
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

/** Sets marks of many photos. */
export const Marks = Type.Object(
  {
    ids: PhotoIds.properties.ids,
    isFavourite: Type.Optional(Type.Boolean()),
    rating: Type.Optional(Rating),
    isArchived: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 2 },
)
export type Marks = Static<typeof Marks>

/** Photos that are not copies of each other, although they look alike. */
export const NotDuplicates = Type.Object(
  {
    ids: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
    /** Takes it back. */
    isUndone: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type NotDuplicates = Static<typeof NotDuplicates>

/** Photos that look alike. */
export const DuplicateGroup = Type.Object({
  photos: Type.Array(
    Type.Object({
      ...PhotoTile.properties,
      name: Type.String(),
      format: Type.String(),
      size: Type.Integer(),
      width: nullable(Type.Integer()),
      height: nullable(Type.Integer()),
    }),
  ),
})
export type DuplicateGroup = Static<typeof DuplicateGroup>

/** What was photographed on one day of an earlier year: how many, and some of them. */
export const Memory = Type.Object({
  day: Type.String(),
  count: Type.Integer(),
  photos: Type.Array(PhotoTile),
})
export type Memory = Static<typeof Memory>

const cursor = Type.Optional(Type.String({ maxLength: 2000 }))
const day = Type.Optional(Type.String({ format: 'date' }))

export const StatisticsQuery = Type.Object({ from: day, to: day, cursor }, { additionalProperties: false })
export type StatisticsQuery = Static<typeof StatisticsQuery>

export const STATISTICS_GROUPS = [
  'cameras',
  'lenses',
  'focalLengths',
  'apertures',
  'months',
  'hours',
] as const
/**
 * A stretch of the timeline: focal lengths in millimetres, apertures as f-numbers, months as YYYY-MM, hours of the local
 * day as HH.
 */
export const StatisticsPart = Type.Object({
  photos: Type.Integer(),
  cameras: Type.Array(Count),
  lenses: Type.Array(Count),
  focalLengths: Type.Array(Count),
  apertures: Type.Array(Count),
  months: Type.Array(Count),
  hours: Type.Array(Count),
  nextCursor: nullable(Type.String()),
})
export type StatisticsPart = Static<typeof StatisticsPart>

const latitude = Type.Number({ minimum: -90, maximum: 90 })
const longitude = Type.Number({ minimum: -180, maximum: 180 })

export const PlacesQuery = Type.Object(
  {
    west: longitude,
    south: latitude,
    east: longitude,
    north: latitude,
    /** Each level halves the squares; at 0 one is the world. They become larger until 64 cover the part of the map. */
    level: Type.Integer({ minimum: 0, maximum: 16 }),
  },
  { additionalProperties: false },
)
export type PlacesQuery = Static<typeof PlacesQuery>

/** A square of the map with photos: how many, where about they are, and one of them. */
export const Place = Type.Object({
  cell: Type.String(),
  count: Type.Integer(),
  latitude: Type.Number(),
  longitude: Type.Number(),
  photo: PhotoTile,
})
export type Place = Static<typeof Place>

/** A square of the map as a quadkey; the whole world is `world`. */
export const PlaceCell = Type.String({ pattern: '^([0-3]{1,16}|world)$' })

export const PlacePhotosQuery = Type.Object(
  { cell: PlaceCell, cursor, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
  { additionalProperties: false },
)
export type PlacePhotosQuery = Static<typeof PlacePhotosQuery>
