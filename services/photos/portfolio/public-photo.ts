import { CENTRE, imageVersion } from '../../platform/image-version.ts'
import { givenTitle } from '../new-photo.ts'
import { rightsOf } from '../rights/rights.ts'
import type { RightsProfile } from '../rights/schemas.ts'
import { pictureHash, type ShownPhoto } from '../shop-offering.ts'
import type { PublicPhoto } from './schemas.ts'

export const versionOf = (photo: ShownPhoto): string => imageVersion(pictureHash(photo), CENTRE)

export function toPublicPhoto(photo: ShownPhoto, profile: RightsProfile): PublicPhoto {
  const { id, description, thumbnails } = photo
  const { width, height, thumbhash } = thumbnails
  return {
    id,
    version: versionOf(photo),
    ...{ width, height, thumbhash },
    title: givenTitle(photo),
    description,
    ...rightsOf(photo, profile),
  }
}
