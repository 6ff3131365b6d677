// The short film that a phone puts behind a photo, in the same file.
import { AppError } from '../platform/errors.ts'
import { locked, ownPhoto, type SeesPrivate, seesNothingPrivate } from './ownership.ts'
import { originalPath } from './paths.ts'
import type { PhotoStore } from './store.ts'

/** The bytes of an original that are its film. */
export interface Film {
  path: string
  generation: string
  contentType: string
  offset: number
  length: number
}

/** What a film may be served as. What a file says of itself is not served: it could be a page with scripts. */
const SERVED = ['video/mp4', 'video/quicktime']

export function createMotion({ store }: { store: Pick<PhotoStore, 'get'> }) {
  return {
    /**
     * Where the film of one's own photo is. Throws AppError `not-found` when it has none, or `forbidden` for a private
     * photo while private photos are locked.
     */
    async film(ownerId: string, id: string, sees: SeesPrivate = seesNothingPrivate): Promise<Film> {
      const photo = ownPhoto(await store.get(id), ownerId, id)
      if (photo.isPrivate && !(await sees())) throw locked()
      const { motion, generation, size } = photo
      if (!motion || generation === null || motion.length <= 0 || motion.offset + motion.length > size)
        throw new AppError('not-found', 'This photo has no film')
      const contentType = SERVED.find((type) => type === motion.contentType) ?? 'video/mp4'
      const { offset, length } = motion
      return { path: originalPath({ ownerId, photoId: id }), generation, contentType, offset, length }
    },
  }
}
