import Type, { type Static } from 'typebox'
import type { Topic } from '../platform/topic.ts'

/** The object resource Cloud Storage sends with OBJECT_FINALIZE; int64 fields are strings, as in its JSON API. */
export const UploadedObject = Type.Object({
  bucket: Type.String(),
  name: Type.String(),
  generation: Type.String(),
  size: Type.String(),
  contentType: Type.Optional(Type.String()),
  metadata: Type.Optional(Type.Record(Type.String(), Type.String())),
})
export type UploadedObject = Static<typeof UploadedObject>

export const photoUploaded = {
  name: 'photo-uploaded',
  payload: UploadedObject,
  announces: 'originals',
} as const satisfies Topic

/** A photo whose bytes must go: rejected, deleted for good, or abandoned. */
export const PhotoDiscarded = Type.Object({ ownerId: Type.String(), photoId: Type.String() })
export type PhotoDiscarded = Static<typeof PhotoDiscarded>

export const photoDiscarded = { name: 'photo-discarded', payload: PhotoDiscarded } as const satisfies Topic
