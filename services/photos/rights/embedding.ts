import type { Rights } from './schemas.ts'
import type { Splice } from './splice.ts'
import { planRights } from './splicing.ts'

/** The file with rights in it; as it is, where its format cannot carry them. For files that are in memory anyway. */
export async function embedRights(bytes: Buffer, rights: Rights, contentType = ''): Promise<Buffer> {
  const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length)
  return spliced(bytes, await planRights({ size: bytes.length, contentType, read }, rights))
}

function spliced(bytes: Buffer, splices: readonly Splice[]): Buffer {
  if (splices.length === 0) return bytes
  const parts: Buffer[] = []
  let from = 0
  for (const { at, remove, insert } of splices) {
    parts.push(bytes.subarray(from, at), insert)
    from = at + remove
  }
  return Buffer.concat([...parts, bytes.subarray(from)])
}
