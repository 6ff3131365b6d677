import { AppError } from '../../platform/errors.ts'
import { imageVersion } from '../../platform/image-version.ts'
import type { ShopPhoto, ShopPhotos } from './photos.ts'
import type { ImageChoice, ShopImage } from './schemas.ts'

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
    throw cannotBeShown(`${field}.${index}.photoId`)
  })
}

export const cannotBeShown = (field: string) =>
  new AppError('invalid', 'This photo cannot be shown in the shop.', {
    errors: [{ field, message: 'is not one of your photos, or is private, in the trash or not ready yet' }],
  })

export function toShopImage(choice: ImageChoice, photo: ShopPhoto): ShopImage {
  const { width, height, thumbhash, sha256 } = photo
  return { ...choice, version: imageVersion(sha256, choice.focus), width, height, thumbhash }
}

/** The same for a single image. */
export async function chooseImage(
  choice: ImageChoice,
  { photos, ownerId, field }: Choosing,
): Promise<ShopImage> {
  const photo = (await photos.find(ownerId, [choice.photoId])).get(choice.photoId)
  if (!photo) throw cannotBeShown(`${field}.photoId`)
  return toShopImage(choice, photo)
}
