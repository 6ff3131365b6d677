import { brotliDecompressSync, constants, inflateSync } from 'node:zlib'

/** Unpacks what a file holds compressed; nothing for what is damaged, or too long with what came before. */
export type Inflater = (data: Buffer, method?: 'deflate' | 'brotli') => Buffer

/** Of one piece, and of all pieces of a file: a few bytes may claim to be gigabytes. */
const MAX_PIECE_BYTES = 4 * 1024 * 1024
const MAX_BYTES = 8 * 1024 * 1024

export function createInflater(): Inflater {
  let left = MAX_BYTES
  return (data, method = 'deflate') => {
    const maxOutputLength = Math.min(left, MAX_PIECE_BYTES)
    if (maxOutputLength <= 0) return Buffer.alloc(0)
    try {
      const bytes =
        method === 'brotli'
          ? brotliDecompressSync(data, { maxOutputLength })
          : inflateSync(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH })
      left -= bytes.length
      return bytes
    } catch {
      // It may have been unpacked as far as the limit, so it counts as that much.
      left -= maxOutputLength
      return Buffer.alloc(0)
    }
  }
}
