import { PHOTO_TYPES } from '../../../../../services/photos/schemas.ts'

/** The extensions help where the browser does not know a type. */
const EXTENSIONS =
  'heic heif hif avif tif tiff jxl bmp dng cr2 cr3 crw nef nrw arw sr2 srf raf orf ori rw2 rwl pef srw x3f 3fr fff iiq mos mef mrw erf kdc dcr gpr'
export const ACCEPT = [
  ...Object.keys(PHOTO_TYPES),
  ...EXTENSIONS.split(' ').map((extension) => `.${extension}`),
].join(',')
