import { PHOTO_TYPES } from '../../../../../services/photos/schemas.ts'

/** The extensions help where the browser does not know a type. */
export const ACCEPT = [...Object.keys(PHOTO_TYPES), '.heic', '.heif', '.avif', '.tif', '.tiff'].join(',')
