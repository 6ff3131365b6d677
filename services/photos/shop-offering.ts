// What rooms that show photos to everybody are told about them.
import { originalPath, renditionPath, renditionPrefix } from './paths.ts'
import type { PhotoRecord, Thumbnails } from './record.ts'
import type { PhotoStore } from './store.ts'

type ShownPhoto = PhotoRecord & { thumbnails: Thumbnails; generation: string }

/** Whether its owner may show the photo to others, and did not throw it away. */
function canBeShown(photo: PhotoRecord | null): photo is ShownPhoto {
  if (photo?.state !== 'live' || photo.status !== 'ready') return false
  return (
    !photo.isPrivate && photo.trashedAt === null && photo.thumbnails !== null && photo.generation !== null
  )
}

export function createShopPhotos({ store }: { store: Pick<PhotoStore, 'get'> }) {
  return {
    async find(ownerId: string, photoIds: readonly string[]) {
      const photos = await Promise.all([...new Set(photoIds)].map((id) => store.get(id)))
      const own = photos.filter(canBeShown).filter((photo) => photo.ownerId === ownerId)
      return new Map(
        own.map(({ id, sha256, thumbnails: { width, height, thumbhash } }) => [
          id,
          { width, height, thumbhash, sha256 },
        ]),
      )
    },

    async source(photoId: string) {
      const photo = await store.get(photoId)
      if (!canBeShown(photo)) return null
      const { ownerId, sha256, contentType, generation, thumbnails } = photo
      const place = { ownerId, photoId }
      return {
        ownerId,
        sha256,
        contentType,
        original: { path: originalPath(place), generation },
        preview: renditionPath(place, thumbnails.preview),
        thumbnail: renditionPath(place, thumbnails.thumbnail),
        prefix: renditionPrefix(place),
      }
    },
  }
}
