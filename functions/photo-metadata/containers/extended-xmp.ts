// XMP that is too long for one segment of a JPEG (XMP part 3, 1.1.3.1): the rest of it is a second packet in pieces, which
// may come in any order.
import { decodeXmp } from '../xmp/encoding.ts'

const GUID_BYTES = 32
const HEAD_BYTES = GUID_BYTES + 8
/** Depth maps and the like make a packet longer; what we read of it comes before them or not at all. */
const MAX_PACKET_BYTES = 4 * 1024 * 1024
const MAX_PACKETS = 4

interface Packet {
  bytes: Buffer
  /** Bytes that have arrived, so that a packet with holes is none. */
  filled: number
}

export interface ExtendedXmp {
  /** A piece behind its signature: GUID, length of the packet, offset in it, bytes. */
  take(piece: Buffer): void
  /** The packet that one of the main packets names; null when it is not complete. */
  packet(main: Buffer[]): Buffer | null
}

export function createExtendedXmp(): ExtendedXmp {
  const packets = new Map<string, Packet>()

  return {
    take(piece) {
      if (piece.length < HEAD_BYTES) return
      const guid = piece.toString('latin1', 0, GUID_BYTES).toUpperCase()
      const total = piece.readUInt32BE(GUID_BYTES)
      const offset = piece.readUInt32BE(GUID_BYTES + 4)
      const data = piece.subarray(HEAD_BYTES)
      if (!packets.has(guid) && packets.size === MAX_PACKETS) return
      const packet = packets.get(guid) ?? {
        bytes: Buffer.alloc(Math.min(total, MAX_PACKET_BYTES)),
        filled: 0,
      }
      packets.set(guid, packet)
      packet.filled += data.copy(packet.bytes, Math.min(offset, packet.bytes.length))
    },

    packet(main) {
      const named = main.map((packet) =>
        /HasExtendedXMP\s*(?:=\s*["']|>)\s*([0-9A-F]{32})/i.exec(decodeXmp(packet)),
      )
      for (const match of named) {
        const packet = packets.get(match?.[1]?.toUpperCase() ?? '')
        if (packet && packet.filled >= packet.bytes.length) return packet.bytes
      }
      return null
    },
  }
}
