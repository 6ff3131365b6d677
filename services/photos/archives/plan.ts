// What an archive will consist of, file by file.
import Type, { type Static } from 'typebox'

/** Buckets from which files are taken. */
export const ArchivedBucket = Type.Enum(['originals', 'renditions'])
export type ArchivedBucket = Static<typeof ArchivedBucket>

export const ArchiveEntry = Type.Object({
  /** Its name in the archive, safe and unique. */
  path: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  /** Of the bytes, as zip counts it (ISO-HDLC). */
  crc32: Type.Integer(),
  /** Milliseconds since the epoch. */
  modifiedAt: Type.Integer(),
  /** The object in which exactly these bytes are; a text has none. */
  object: Type.Optional(
    Type.Object({ bucket: ArchivedBucket, name: Type.String(), generation: Type.String() }),
  ),
  text: Type.Optional(Type.String()),
})
export type ArchiveEntry = Static<typeof ArchiveEntry>

/** A part of a plan, as it is kept in an object. */
export const PlanPart = Type.Object({
  entries: Type.Array(ArchiveEntry),
  /** Names of files that cannot be in the archive. */
  missing: Type.Array(Type.String()),
  /** Where planning goes on; null after the last part. */
  next: Type.Union([Type.String(), Type.Null()]),
})
export type PlanPart = Static<typeof PlanPart>
