// Photos looked at as a whole: duplicates, days of earlier years, statistics, the map. The web imports this file.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../platform/schemas.ts'
import { Count } from './list-schemas.ts'
import { PhotoTile } from './schemas.ts'

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
