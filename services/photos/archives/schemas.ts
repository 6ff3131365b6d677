// The shapes of archives of photos in the API. The web imports this file.
import Type, { type Static } from 'typebox'
import { Id } from '../../platform/schemas.ts'
import { PhotoQuery } from '../list-schemas.ts'

export { ArchiveStatus, PhotoArchive } from './changes.ts'

/** Photos in one archive. */
export const MAX_ARCHIVE_PHOTOS = 100_000
/** Photos that may be named one by one; more of them are an album or a filter. */
export const MAX_NAMED_PHOTOS = 2000

/** `originals` as they were uploaded; `pictures` as WebP of 1600 px, with the person's adjustments. */
export const ArchivedFiles = Type.Enum(['originals', 'pictures'])
export type ArchivedFiles = Static<typeof ArchivedFiles>

const { limit: _limit, cursor: _cursor, sort: _sort, order: _order, ...filters } = PhotoQuery.properties
/** All photos of a list; `album` for those of an album. */
export const ArchiveFilter = Type.Object(filters, { additionalProperties: false })
export type ArchiveFilter = Static<typeof ArchiveFilter>

/** Either photos by their ids, or a filter. */
export const ArchiveRequest = Type.Object(
  {
    ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: MAX_NAMED_PHOTOS, uniqueItems: true })),
    filter: Type.Optional(ArchiveFilter),
    files: ArchivedFiles,
    /** What the file is called, without `.zip`. */
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  },
  { additionalProperties: false },
)
export type ArchiveRequest = Static<typeof ArchiveRequest>
