// Makes any part of an archive from its plan, while somebody reads it: a few files are open at a time, and nothing is
// kept in memory.
import type { Readable } from 'node:stream'
import { AppError } from '../../platform/errors.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import type { ArchiveEntry } from './plan.ts'
import { directoryOf, headerLength, headerOf, type ZipLayout } from './zip-layout.ts'

/** Opens bytes of an entry's object, from `start` (inclusive) to `end` (exclusive). */
export type OpenEntry = (entry: ArchiveEntry, start: number, end: number) => Readable

/** Files that are opened ahead, because storage takes a while to answer. */
const AHEAD = 3

interface Piece {
  entry: ArchiveEntry
  start: number
  end: number
}

/**
 * The bytes from `from` (inclusive) to `to` (exclusive). Throws AppError `not-found`, with the reason `archive-changed`,
 * when a photo has been deleted since the archive was planned.
 */
export async function* readZip(
  layout: ZipLayout,
  { from, to }: { from: number; to: number },
  open: OpenEntry,
): AsyncGenerator<Buffer> {
  const { entries, starts } = layout
  const opened: Readable[] = []
  const files = filesWithin(layout, from, to)

  function openAhead(): void {
    while (opened.length <= AHEAD) {
      const { value } = files.next()
      if (!value) return
      const stream = open(value.entry, value.start, value.end)
      // It may fail before its turn; it is asked then.
      stream.on('error', () => {})
      stream.read(0)
      opened.push(stream)
    }
  }

  try {
    for (let index = entryAt(layout, from); index < entries.length; index++) {
      const entry = entries[index]
      const start = starts[index] ?? 0
      if (!entry || start >= to) return
      const bytesAt = start + headerLength(entry)
      if (from < bytesAt) yield cut(headerOf(entry), start, from, to)
      if (entry.text !== undefined) yield cut(Buffer.from(entry.text), bytesAt, from, to)
      else if (isWithin(bytesAt, entry.size, from, to)) {
        openAhead()
        const stream = opened.shift()
        openAhead()
        if (stream)
          yield* exactly(stream, Math.min(to, bytesAt + entry.size) - Math.max(from, bytesAt), entry)
      }
    }
    let at = starts[entries.length] ?? 0
    for (const piece of directoryOf(layout)) {
      if (at >= to) return
      if (at + piece.length > from) yield cut(piece, at, from, to)
      at += piece.length
    }
  } finally {
    for (const stream of opened) stream.destroy()
  }
}

const isWithin = (start: number, length: number, from: number, to: number) =>
  length > 0 && start < to && start + length > from

const cut = (bytes: Buffer, at: number, from: number, to: number) =>
  bytes.subarray(Math.max(0, from - at), Math.max(0, Math.min(bytes.length, to - at)))

/** The parts of files that are needed, in order. */
function* filesWithin({ entries, starts }: ZipLayout, from: number, to: number): Generator<Piece, undefined> {
  for (let index = entryAt({ starts }, from); index < entries.length; index++) {
    const entry = entries[index]
    const start = starts[index] ?? 0
    if (!entry || start >= to) return
    const bytesAt = start + headerLength(entry)
    if (entry.object && isWithin(bytesAt, entry.size, from, to))
      yield { entry, start: Math.max(0, from - bytesAt), end: Math.min(entry.size, to - bytesAt) }
  }
}

/** The entry in which a byte of the archive lies. */
function entryAt({ starts }: Pick<ZipLayout, 'starts'>, at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

async function* exactly(stream: Readable, length: number, entry: ArchiveEntry): AsyncGenerator<Buffer> {
  let got = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      got += chunk.length
      if (got > length) break
      yield chunk
    }
  } catch (error) {
    if (isMissing(error)) throw archiveChanged(entry, error)
    throw error
  }
  if (got !== length) throw new Error(`${entry.path} has other bytes than were planned`)
}

export const archiveChanged = ({ path }: Pick<ArchiveEntry, 'path'>, cause?: unknown) =>
  new AppError('not-found', `${path} was deleted after this archive was put together. Ask for a new one.`, {
    reason: 'archive-changed',
    cause,
  })
