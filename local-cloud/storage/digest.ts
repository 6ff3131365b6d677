import { createHash } from 'node:crypto'
import { CRC32C_START, crc32cDigest, crc32cUpdate } from './crc32c.ts'

export interface Checksums {
  /** Base64. */
  md5: string
  /** Base64 of the big-endian value. */
  crc32c: string
}

/** Computes both of Cloud Storage's checksums over bytes that arrive in order. */
export function createDigest() {
  const md5 = createHash('md5')
  let crc32c = CRC32C_START
  let size = 0

  return {
    get size() {
      return size
    },
    update(bytes: Uint8Array) {
      md5.update(bytes)
      crc32c = crc32cUpdate(crc32c, bytes)
      size += bytes.byteLength
    },
    /** The checksums so far; more may follow. */
    checksums: (): Checksums => ({ md5: md5.copy().digest('base64'), crc32c: crc32cDigest(crc32c) }),
  }
}

export type Digest = ReturnType<typeof createDigest>
