import { MAX_PHOTO_BYTES } from '../../../../../services/photos/schemas.ts'
import { formatBytes } from '../../../ui/format.ts'
import { FILM, HEAD_BYTES, type PhotoType, sniff } from './sniff.ts'

export type Verdict = { type: PhotoType } | { refusal: string }

const READABLE =
  'Photos can be JPEG, PNG, WebP, AVIF, TIFF, GIF, HEIC, JPEG XL, BMP or raw files of a camera.'

/** Phones hand out both halves of a live photo: a picture, and a film of the same name. */
const LIVE = 'Videos are not kept. Of a live photo, upload the picture.'

/** Checks whether a file can become a photo before anything is sent, and says in plain words why not. */
export async function examine(file: File): Promise<Verdict> {
  if (file.size === 0) return { refusal: 'This file is empty.' }
  if (file.size > MAX_PHOTO_BYTES)
    return {
      refusal: `This file is ${formatBytes(file.size)}; a photo can be at most ${formatBytes(MAX_PHOTO_BYTES)}.`,
    }
  let head: Uint8Array
  try {
    head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  } catch {
    return { refusal: 'This file cannot be read. It may have been moved, or be a folder.' }
  }
  const found = sniff(head, file.name)
  if ('type' in found) return found
  return { refusal: `This is ${found.other}. ${found.other === FILM ? LIVE : READABLE}` }
}
