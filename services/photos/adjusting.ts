// What a person turns and crops. Only the record changes here: a function makes the renditions.
import { AppError } from '../platform/errors.ts'
import type { Publish } from '../platform/publish.ts'
import { cropWithin, isSameAdjustment, isToBeAdjusted, turnedSize, unadjustedSize } from './adjusted.ts'
import { photoAdjusted } from './events.ts'
import { locked, ownPhoto, type SeesPrivate, seesNothingPrivate } from './ownership.ts'
import type { PhotoRecord, Thumbnails } from './record.ts'
import type { Adjustments, Photo } from './schemas.ts'
import type { PhotoStore } from './store.ts'
import { toPhoto } from './views.ts'

/** Pixels of the original that a crop leaves of each side; less would be a mistake. */
export const MIN_SIDE = 16
/** Fractions are sums of rounded numbers. */
const ROUNDING = 1e-6

export interface AdjustingDeps {
  store: Pick<PhotoStore, 'change'>
  publish: Publish
}

export function createAdjusting({ store, publish }: AdjustingDeps) {
  return {
    /**
     * Replaces how the photo is turned and cropped; null shows it as it was taken. The renditions follow soon. Throws
     * AppError `not-found`, `forbidden` for a private photo while private photos are locked, `conflict` for one that has
     * no renditions, and `invalid` for a crop that leaves the picture or next to nothing of it.
     */
    async adjust(
      ownerId: string,
      id: string,
      adjustments: Adjustments | null,
      sees: SeesPrivate = seesNothingPrivate,
    ): Promise<Photo> {
      const isUnlocked = await sees()
      const adjusted = await store.change(id, (found) => {
        const photo = ownPhoto(found, ownerId, id)
        if (photo.isPrivate && !isUnlocked) throw locked()
        const wanted = checked(adjustments, renditionsOf(photo))
        return isSameAdjustment(photo.adjustments, wanted) ? null : { ...photo, adjustments: wanted }
      })
      const photo = ownPhoto(adjusted, ownerId, id)
      if (isToBeAdjusted(photo)) await publish(photoAdjusted, { ownerId, photoId: id })
      return toPhoto(photo)
    },
  }
}

function renditionsOf({ thumbnails, status }: PhotoRecord): Thumbnails {
  if (status === 'rejected') throw new AppError('conflict', 'A rejected file cannot be adjusted')
  if (!thumbnails) throw new AppError('conflict', 'This photo is not ready to be adjusted yet')
  return thumbnails
}

/** Null for adjustments that change nothing. */
function checked(adjustments: Adjustments | null, thumbnails: Thumbnails): Adjustments | null {
  if (!adjustments) return null
  const { turn, crop } = adjustments
  if (!crop || isAll(crop)) return turn === 0 ? null : { turn, crop: null }
  if (crop.left + crop.width > 1 + ROUNDING || crop.top + crop.height > 1 + ROUNDING)
    throw refused('must lie within the picture')
  const turned = turnedSize(unadjustedSize(thumbnails), adjustments)
  const left = cropWithin(turned, adjustments)
  if (left.width < Math.min(MIN_SIDE, turned.width) || left.height < Math.min(MIN_SIDE, turned.height))
    throw refused(`must leave at least ${MIN_SIDE} pixels of each side`)
  return adjustments
}

const isAll = ({ left, top, width, height }: NonNullable<Adjustments['crop']>) =>
  left < ROUNDING && top < ROUNDING && width > 1 - ROUNDING && height > 1 - ROUNDING

const refused = (message: string) =>
  new AppError('invalid', `The crop ${message}`, { errors: [{ field: 'adjustments.crop', message }] })
