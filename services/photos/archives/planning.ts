// Decides what an archive will consist of: names, sizes and checksums of files, and what cannot be in it.
import { crc32 } from 'node:zlib'
import type { Bucket } from '@google-cloud/storage'
import { safeName, uniquePaths } from '../../platform/archive-paths.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import { originalPath, renditionPath } from '../paths.ts'
import type { PhotoRecord } from '../record.ts'
import type { ArchivedBucket, ArchiveEntry } from './plan.ts'
import type { ArchivedFiles } from './schemas.ts'

export type ArchivedBuckets = Record<ArchivedBucket, Bucket>

/** Objects that are asked about at once. */
const AT_ONCE = 24

/** Names of missing files that are listed. */
const MOST_LISTED = 5000

/** A file that an archive shall have: an object, and how it is called. */
export interface WantedFile {
  name: string
  bucket: ArchivedBucket
  object: string
  modifiedAt: number
  /** Of its bytes, where it is known. */
  crc32?: number | undefined
}

export interface Planned {
  entries: ArchiveEntry[]
  missing: string[]
}

/** Whether bytes may be read where no checksum is known. */
export type Checksums = 'known' | 'read'

/** Null when a checksum is not known, and may not be found out. */
export async function planFiles(
  buckets: ArchivedBuckets,
  wanted: readonly (WantedFile | string)[],
  unique: (path: string) => string,
  checksums: Checksums,
): Promise<Planned | null> {
  const planned: Planned = { entries: [], missing: [] }
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    const some = wanted.slice(start, start + AT_ONCE)
    const found = await Promise.all(
      some.map((file) => (typeof file === 'string' ? null : describe(buckets, file, checksums))),
    )
    for (const [index, entry] of found.entries()) {
      const file = some[index]
      if (entry === 'unknown') return null
      if (entry) planned.entries.push({ ...entry, path: unique(safeName(entry.path)) })
      else if (file) planned.missing.push(typeof file === 'string' ? file : file.name)
    }
  }
  return planned
}

/** Null for an object that is not there. */
async function describe(
  buckets: ArchivedBuckets,
  file: WantedFile,
  checksums: Checksums,
): Promise<ArchiveEntry | 'unknown' | null> {
  try {
    const [stored] = await buckets[file.bucket].file(file.object).getMetadata()
    const generation = String(stored.generation)
    const told = file.crc32 ?? toldChecksum(stored.metadata?.crc32)
    if (told === undefined && checksums === 'known') return 'unknown'
    const object = { bucket: file.bucket, name: file.object, generation }
    return {
      path: file.name,
      size: Number(stored.size),
      crc32: told ?? (await checksumOf(buckets, object)),
      modifiedAt: file.modifiedAt,
      object,
    }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Renditions tell it with the object. */
const toldChecksum = (value: unknown) =>
  typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : undefined

async function checksumOf(
  buckets: ArchivedBuckets,
  { bucket, name, generation }: NonNullable<ArchiveEntry['object']>,
): Promise<number> {
  const stream = buckets[bucket]
    .file(name, { generation })
    .createReadStream({ decompress: false, validation: false })
  let sum = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) sum = crc32(chunk, sum)
  return sum
}

/** What is wanted of a photo; its name alone where it has nothing of the kind. */
export function wantedOf(photo: PhotoRecord, files: ArchivedFiles): WantedFile | string {
  const path = { ownerId: photo.ownerId, photoId: photo.id }
  const modifiedAt = timeOf(photo)
  if (files === 'originals') {
    if (photo.status !== 'ready' && photo.status !== 'processing') return photo.name
    const crc = photo.thumbnails?.crc32
    return { name: photo.name, bucket: 'originals', object: originalPath(path), modifiedAt, crc32: crc }
  }
  if (!photo.thumbnails) return photo.name
  const name = `${photo.name.replace(/(?<=.)\.[^.]{1,5}$/, '')}.webp`
  return { name, bucket: 'renditions', object: renditionPath(path, photo.thumbnails.preview), modifiedAt }
}

/** When it was taken, as far as its clock tells, or else added. */
function timeOf({ takenAt, addedAt }: PhotoRecord): number {
  const taken = takenAt === null ? Number.NaN : Date.parse(takenAt)
  return Number.isNaN(taken) ? Date.parse(addedAt) : taken
}

/** Gives names that differ from all of these. */
export function uniqueAfter(entries: readonly ArchiveEntry[]): (path: string) => string {
  const unique = uniquePaths()
  unique('missing.txt')
  for (const { path } of entries) unique(path)
  return unique
}

/** Lists in the archive what is not in it. */
export function listOfMissing(missing: readonly string[], at: number): ArchiveEntry[] {
  if (missing.length === 0) return []
  const more = missing.length - MOST_LISTED
  const names = [...missing.slice(0, MOST_LISTED), ...(more > 0 ? [`… and ${more} more`] : [])]
  const text = `These photos could not be put in this archive: they are not stored, or not ready yet.\n\n${names.join('\n')}\n`
  const bytes = Buffer.from(text.toWellFormed())
  return [
    { path: 'missing.txt', size: bytes.length, crc32: crc32(bytes), modifiedAt: at, text: bytes.toString() },
  ]
}
