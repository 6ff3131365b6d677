// What is told about photos to rooms and pages that show them to everybody.
import { createHash } from 'node:crypto'
import { originalPath, renditionPath, renditionPrefix } from './paths.ts'
import type { PhotoRecord, Thumbnails } from './record.ts'
import type { PhotoStore } from './store.ts'

export type ShownPhoto = PhotoRecord & { thumbnails: Thumbnails; generation: string }

/** Whether its owner may show the photo to others, and did not throw it away. */
export function canBeShown(photo: PhotoRecord | null): photo is ShownPhoto {
  if (photo?.state !== 'live' || photo.status !== 'ready') return false
  return (
    !photo.isPrivate && photo.trashedAt === null && photo.thumbnails !== null && photo.generation !== null
  )
}

/**
 * What the picture looks like, as a hash: the file, or for a photo that was cropped or turned the rendition that shows
 * it so. Renditions follow an adjustment a moment later, and so does this.
 */
export const pictureHash = ({ sha256, adjustments, thumbnails }: ShownPhoto): string =>
  adjustments === null ? sha256 : createHash('sha256').update(`${sha256} ${thumbnails.preview}`).digest('hex')

/** Where the bytes of a photo are. */
export function sourceOf(photo: ShownPhoto) {
  const { id, ownerId, contentType, generation, thumbnails, adjustments } = photo
  const place = { ownerId, photoId: id }
  return {
    ownerId,
    sha256: pictureHash(photo),
    contentType,
    isAdjusted: adjustments !== null,
    original: { path: originalPath(place), generation },
    preview: renditionPath(place, thumbnails.preview),
    thumbnail: renditionPath(place, thumbnails.thumbnail),
    prefix: renditionPrefix(place),
  }
}

export function createShopPhotos({ store }: { store: Pick<PhotoStore, 'get'> }) {
  return {
    async find(ownerId: string, photoIds: readonly string[]) {
      const photos = await Promise.all([...new Set(photoIds)].map((id) => store.get(id)))
      const own = photos.filter(canBeShown).filter((photo) => photo.ownerId === ownerId)
      return new Map(
        own.map((photo) => {
          const { width, height, thumbhash } = photo.thumbnails
          return [photo.id, { width, height, thumbhash, sha256: pictureHash(photo) }]
        }),
      )
    },

    async source(photoId: string) {
      const photo = await store.get(photoId)
      return canBeShown(photo) ? sourceOf(photo) : null
    },
  }
}
