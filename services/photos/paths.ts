// Object names, and the paths under which renditions are served.
import { RENDITION_EDGES } from './schemas.ts'

export interface PhotoPath {
  ownerId: string
  photoId: string
}

export type Rendition = keyof typeof RENDITION_EDGES

const ID = '[A-Za-z0-9_-]{1,64}'
const ORIGINAL = new RegExp(`^(${ID})/(${ID})$`)
const BELOW_PHOTO = new RegExp(`^(${ID})/(${ID})/([^/]+)$`)
const RENDITION_NAME = /^[0-9a-f]{16}-(240|320|1600)\.webp$/

/** The common prefix of all originals, and of all renditions, of one person. */
export const ownerPrefix = (ownerId: string) => `${ownerId}/`

export const originalPath = ({ ownerId, photoId }: PhotoPath) => `${ownerId}/${photoId}`

/** Null for an object name that is not an original's. */
export function parseOriginalPath(name: string): PhotoPath | null {
  const [, ownerId, photoId] = ORIGINAL.exec(name) ?? []
  return ownerId && photoId ? { ownerId, photoId } : null
}

/** The common prefix of all renditions of one photo. */
export const renditionPrefix = ({ ownerId, photoId }: PhotoPath) => `${ownerId}/${photoId}/`

/** Null for an object name that is not below a photo's prefix. */
export function parseRenditionPath(path: string): (PhotoPath & { name: string }) | null {
  const [, ownerId, photoId, name] = BELOW_PHOTO.exec(path) ?? []
  return ownerId && photoId && name ? { ownerId, photoId, name } : null
}

/** The name contains a hash of the content, so a rendition never changes and may be cached forever. */
export const renditionName = (sha256: string, rendition: Rendition) =>
  `${sha256.slice(0, 16)}-${RENDITION_EDGES[rendition]}.webp`

export const isRenditionName = (name: string) => RENDITION_NAME.test(name)

export const renditionPath = (photo: PhotoPath, name: string) => renditionPrefix(photo) + name

export const renditionUrl = (photo: PhotoPath, name: string) =>
  `/api/v1/renditions/${renditionPath(photo, name)}`
