// A file with rights in it, as the file itself and what is put in between: pixels are not touched, and an original of
// any size is sent as it is read.
import { Readable } from 'node:stream'
import { planJpeg } from './jpeg.ts'
import { planPng } from './png.ts'
import { saysNothing } from './rights.ts'
import type { Rights } from './schemas.ts'
import type { Splice, SplicedFile } from './splice.ts'
import { planTiff } from './tiff.ts'
import { planWebp } from './webp.ts'
import { createWindow } from './window.ts'

/** By the file's own first bytes. None for formats that cannot carry rights so: GIF, HEIC, AVIF, BMP, JPEG XL and RAW. */
export async function planRights(file: SplicedFile, rights: Rights): Promise<Splice[]> {
  if (saysNothing(rights)) return []
  const window = createWindow(file)
  const head = await window.bytes(0, 16)
  const planned = { window, size: file.size, rights }
  if (head.length < 16) return []
  if (head.readUInt16BE(0) === 0xffd8) return planJpeg(planned)
  if (head.toString('latin1', 1, 4) === 'PNG') return planPng(planned)
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
    return planWebp(planned)
  return file.contentType === 'image/tiff' ? planTiff(planned) : []
}

export const splicedSize = (size: number, splices: readonly Splice[]): number =>
  splices.reduce((sum, { remove, insert }) => sum + insert.length - remove, size)

export interface Reading {
  size: number
  splices: readonly Splice[]
  /** The stored file's bytes from `start` up to, not including, `end`. */
  open(start: number, end: number): Readable
  /** The part that is wanted of the spliced file, the end not included; all of it when left out. */
  range?: { start: number; end: number }
}

type Piece = { from: number; to: number } | Buffer

function piecesOf(size: number, splices: readonly Splice[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { at, remove, insert } of splices) {
    pieces.push({ from, to: at }, insert)
    from = at + remove
  }
  pieces.push({ from, to: size })
  return pieces
}

const lengthOf = (piece: Piece) => (Buffer.isBuffer(piece) ? piece.length : piece.to - piece.from)

export function readSpliced({ size, splices, open, range }: Reading): Readable {
  const { start, end } = range ?? { start: 0, end: splicedSize(size, splices) }
  async function* parts(): AsyncGenerator<Buffer> {
    let at = 0
    for (const piece of piecesOf(size, splices)) {
      const first = Math.max(0, start - at)
      const last = Math.min(lengthOf(piece), end - at)
      at += lengthOf(piece)
      if (first >= last) continue
      if (Buffer.isBuffer(piece)) yield piece.subarray(first, last)
      else yield* open(piece.from + first, piece.from + last)
    }
  }
  return Readable.from(parts(), { objectMode: false })
}
