import { AppError } from '../../platform/errors.ts'
import type { ShopPhoto, ShopPhotos } from './photos.ts'
import type { ImageChoice, ShopImage } from './schemas.ts'
import { imageVersion } from './version.ts'

export interface Choosing {
  photos: Pick<ShopPhotos, 'find'>
  ownerId: string
  /** The name of the field in which the choices came, for refusals. */
  field: string
}

/** Throws AppError `invalid` when a photo is not the owner's or cannot be shown. */
export async function chooseImages(
  choices: readonly ImageChoice[],
  { photos, ownerId, field }: Choosing,
): Promise<ShopImage[]> {
  if (choices.length === 0) return []
  const found = await photos.find(
    ownerId,
    choices.map(({ photoId }) => photoId),
  )
  return choices.map((choice, index) => {
    const photo = found.get(choice.photoId)
    if (photo) return toShopImage(choice, photo)
    const message = 'is not one of your photos, or is private, in the trash or not ready yet'
    throw new AppError('invalid', 'This photo cannot be shown in the shop.', {
      errors: [{ field: `${field}.${index}.photoId`, message }],
    })
  })
}

export function toShopImage(choice: ImageChoice, photo: ShopPhoto): ShopImage {
  const { width, height, thumbhash, sha256 } = photo
  return { ...choice, version: imageVersion(sha256, choice.focus), width, height, thumbhash }
}
