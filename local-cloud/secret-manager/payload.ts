import { invalidArgument } from '../pubsub/rpc.ts'
import { CRC32C_START, crc32cDigest, crc32cUpdate } from '../storage/crc32c.ts'

/** Bytes, https://cloud.google.com/secret-manager/quotas#content_limits. */
const MAX_PAYLOAD_BYTES = 65_536

export interface PayloadWire {
  data?: Buffer
  /** int64. */
  dataCrc32c?: string
}

/** Returns the bytes of a new version if they match the checksum that came with them. */
export function checkPayload({ data = Buffer.alloc(0), dataCrc32c }: PayloadWire = {}): Buffer {
  if (data.length === 0) throw invalidArgument('Secret Payload cannot be empty.')
  if (data.length > MAX_PAYLOAD_BYTES) {
    throw invalidArgument(`The payload is larger than the maximum of ${MAX_PAYLOAD_BYTES} bytes.`)
  }
  if (dataCrc32c !== undefined && dataCrc32c !== crc32c(data)) {
    throw invalidArgument('The checksum provided does not match the checksum of the payload data.')
  }
  return data
}

export const payloadToWire = (data: Buffer): PayloadWire => ({ data, dataCrc32c: crc32c(data) })

function crc32c(data: Buffer): string {
  const digest = Buffer.from(crc32cDigest(crc32cUpdate(CRC32C_START, data)), 'base64')
  return String(digest.readUInt32BE())
}
