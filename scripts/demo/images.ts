import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { NewPhoto } from '../client.ts'

/** Media types by file extension, as browsers declare them. The studio refuses the last ones, which is worth seeing. */
const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.gif': 'image/gif',
  '.heic': 'image/heic',
  '.heif': 'image/heif',
  '.jxl': 'image/jxl',
  '.bmp': 'image/bmp',
  '.svg': 'image/svg+xml',
  // Systems do not know these.
  ...Object.fromEntries(
    'dng cr2 cr3 nef arw orf rw2 pef srw raf'
      .split(' ')
      .map((extension) => [`.${extension}`, 'application/octet-stream']),
  ),
}

export interface ImageFile {
  name: string
  path: string
  /** Reads the bytes when their turn comes, because a folder may be larger than memory. */
  read(): NewPhoto
}

/** Every image below a folder, by file extension, sorted by path. */
export function findImages(folder: string): ImageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name).toLowerCase() in TYPES)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const name = basename(path)
      const contentType = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
      const read = () => ({
        name,
        contentType,
        bytes: new Uint8Array(readFileSync(path)),
        modifiedAt: statSync(path).mtime,
      })
      return { name, path, read }
    })
}
