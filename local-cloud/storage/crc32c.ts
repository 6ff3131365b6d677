import { createCRC32 } from 'hash-wasm'

// The Castagnoli polynomial, reversed. node:zlib's crc32 only has the other polynomial. WebAssembly reaches about 2
// GB/s here, three times what a table-driven loop in JavaScript does, without a native addon.
const engine = await createCRC32(0x82f63b78)

/** The checksum state of an empty message. */
export const CRC32C_START = engine.init().save()

/** Continues `state` with `bytes`. States are small and independent, so one engine serves all uploads. */
export function crc32cUpdate(state: Uint8Array, bytes: Uint8Array): Uint8Array {
  engine.load(state)
  return engine.update(bytes).save()
}

/** The checksum as Google writes it: big-endian bytes in base64. */
export function crc32cDigest(state: Uint8Array): string {
  engine.load(state)
  return Buffer.from(engine.digest('hex'), 'hex').toString('base64')
}
