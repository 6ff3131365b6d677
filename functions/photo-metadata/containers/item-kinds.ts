import { boxesIn } from './boxes.ts'

export interface ItemKind {
  id: number
  kind: 'exif' | 'xmp'
}

/** The metadata items of an `iinf` box (ISO 14496-12, 8.11.6). */
export function readItemKinds(iinf: Buffer): ItemKind[] {
  // Version and flags are followed by the number of entries in two or four bytes.
  const entries = boxesIn(iinf.subarray(4 + (iinf[0] === 0 ? 2 : 4)))
  return entries.filter(({ type }) => type === 'infe').flatMap(({ body }) => readKind(body))
}

function readKind(infe: Buffer): ItemKind[] {
  const version = infe[0] ?? 0
  if (version < 2 || infe.length < 12) return []
  const id = version === 2 ? infe.readUInt16BE(4) : infe.readUInt32BE(4)
  const typeAt = version === 2 ? 8 : 10
  const type = infe.toString('latin1', typeAt, typeAt + 4)
  if (type === 'Exif') return [{ id, kind: 'exif' }]
  const [, contentType] = infe.toString('latin1', typeAt + 4).split('\0')
  return type === 'mime' && contentType === 'application/rdf+xml' ? [{ id, kind: 'xmp' }] : []
}
