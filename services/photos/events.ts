import Type, { type Static } from 'typebox'
import type { Topic } from '../platform/topic.ts'
import { UploadedObject } from '../platform/uploaded-object.ts'
import { BackfillPart } from './backfill/schemas.ts'

export const photoUploaded = {
  name: 'photo-uploaded',
  payload: UploadedObject,
  announces: 'originals',
} as const satisfies Topic

/** What becomes of an album's photos must be looked after: the album's record says what there is to do. */
export const AlbumChanged = Type.Object({ ownerId: Type.String(), albumId: Type.String() })
export type AlbumChanged = Static<typeof AlbumChanged>

export const albumChanged = { name: 'album-changed', payload: AlbumChanged } as const satisfies Topic

/** The bytes of this photo must be removed, because it was rejected, deleted for good, or abandoned. */
export const PhotoDiscarded = Type.Object({ ownerId: Type.String(), photoId: Type.String() })
export type PhotoDiscarded = Static<typeof PhotoDiscarded>

export const photoDiscarded = { name: 'photo-discarded', payload: PhotoDiscarded } as const satisfies Topic

/** The next step of this archive is to be done: it is made in steps, and its bytes removed when it is over. */
export const PhotoArchiveDue = Type.Object({ ownerId: Type.String(), archiveId: Type.String() })
export type PhotoArchiveDue = Static<typeof PhotoArchiveDue>

export const photoArchiveDue = {
  name: 'photo-archive-due',
  payload: PhotoArchiveDue,
} as const satisfies Topic

/** More photos are to be brought up to date, because a function has improved. */
export const PhotoBackfillDue = Type.Object({ part: BackfillPart })
export type PhotoBackfillDue = Static<typeof PhotoBackfillDue>

export const photoBackfillDue = {
  name: 'photo-backfill-due',
  payload: PhotoBackfillDue,
} as const satisfies Topic
/** The renditions of this photo must be made again from its original. */
export const PhotoAdjusted = Type.Object({ ownerId: Type.String(), photoId: Type.String() })
export type PhotoAdjusted = Static<typeof PhotoAdjusted>

export const photoAdjusted = { name: 'photo-adjusted', payload: PhotoAdjusted } as const satisfies Topic

/**
 * A link to photos has work: with a photo, its pictures with the link's watermark are to be made; without one, all of
 * the link's pictures are to be removed, if the link was deleted.
 */
export const PhotoShareDue = Type.Object({
  linkId: Type.String(),
  photoId: Type.Union([Type.String(), Type.Null()]),
})
export type PhotoShareDue = Static<typeof PhotoShareDue>

export const photoShareDue = { name: 'photo-share-due', payload: PhotoShareDue } as const satisfies Topic
