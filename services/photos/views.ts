import { formatOf, isArchived } from './facets.ts'
import { renditionUrl } from './paths.ts'
import type { PhotoRecord } from './record.ts'
import type { Photo, PhotoTile } from './schemas.ts'

export type TileRecord = Pick<
  PhotoRecord,
  | 'id'
  | 'ownerId'
  | 'status'
  | 'thumbnails'
  | 'day'
  | 'takenKey'
  | 'takenAt'
  | 'addedAt'
  | 'title'
  | 'isPrivate'
  | 'trashedAt'
  | 'reason'
  | 'needsAttention'
  | 'isFavourite'
  | 'rating'
  | 'isArchived'
  | 'hiddenBy'
  | 'motion'
  | 'albums'
>

export function toTile(photo: TileRecord): PhotoTile {
  return {
    id: photo.id,
    status: photo.status,
    ratio: photo.thumbnails?.ratio ?? null,
    thumbhash: photo.thumbnails?.thumbhash ?? null,
    thumbnailUrl: urlOf(photo, photo.thumbnails?.thumbnail),
    smallUrl: urlOf(photo, photo.thumbnails?.small),
    day: photo.day,
    takenKey: photo.takenKey,
    takenAt: photo.takenAt,
    addedAt: photo.addedAt,
    title: photo.title,
    isAnimated: photo.thumbnails?.isAnimated ?? false,
    hasMotion: photo.motion !== null,
    isFavourite: photo.isFavourite,
    rating: photo.rating,
    isArchived: isArchived(photo),
    albums: photo.albums,
    isPrivate: photo.isPrivate,
    trashedAt: photo.trashedAt,
    reason: photo.reason,
    needsAttention: photo.needsAttention,
  }
}

export function toPhoto(photo: PhotoRecord): Photo {
  return {
    ...toTile(photo),
    name: photo.name,
    description: photo.description,
    tags: photo.tags,
    contentType: photo.contentType,
    format: formatOf(photo.contentType),
    size: photo.size,
    width: photo.thumbnails?.width ?? null,
    height: photo.thumbnails?.height ?? null,
    previewUrl: urlOf(photo, photo.thumbnails?.preview),
    metadata: photo.metadata,
    takenFrom: photo.takenFrom,
    takenCertainty: photo.takenCertainty,
    adjustments: photo.adjustments,
    updatedAt: photo.updatedAt,
  }
}

/** All that may be said about a private photo while private photos are locked: that it exists. */
export function veil(photo: Photo): Photo {
  return {
    ...photo,
    ...{ title: '', description: '', tags: [], metadata: null, takenAt: null, reason: null, albums: [] },
    takenKey: '',
    adjustments: null,
    ...{ thumbhash: null, thumbnailUrl: null, smallUrl: null, previewUrl: null },
  }
}

const urlOf = ({ id, ownerId }: TileRecord, name: string | undefined) =>
  name ? renditionUrl({ ownerId, photoId: id }, name) : null
