// What is told of an archive. The web imports this file.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'

/** `planning`: its photos are looked up. `making`: it is put together. Times are RFC 3339. */
export const ArchiveStatus = Type.Enum(['planning', 'making', 'ready', 'failed'])
export type ArchiveStatus = Static<typeof ArchiveStatus>

export const PhotoArchive = Type.Object({
  id: Type.String(),
  status: ArchiveStatus,
  name: Type.String(),
  /** Photos that are in it so far, and that could not be. */
  photos: Type.Integer(),
  missing: Type.Integer(),
  /** Bytes; null until all of them are known. */
  size: nullable(Type.Integer()),
  /** From 0 to 1. */
  progress: Type.Number(),
  /** Path on this origin from which it can be fetched, in parts too; null until it is ready. */
  url: nullable(Type.String()),
  /** Why it failed, in plain words. */
  reason: nullable(Type.String()),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  keptUntil: Type.String(),
})
export type PhotoArchive = Static<typeof PhotoArchive>

/** What open windows are told about. */
export const PhotoArchiveChanges = {
  'photo-archive': PhotoArchive,
  'photo-archive-removed': Type.Object({ id: Type.String() }),
}
