// An archive of photos as it is stored. Its plan and its bytes are objects in `papers`.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { ArchiveStatus } from './changes.ts'
import { ArchivedFiles, ArchiveFilter } from './schemas.ts'

export const ARCHIVES = 'photoArchives'

/**
 * `streamed` while it is fetched, because all about its files is known when it is asked for; `stored` as one object,
 * which a function makes in steps.
 */
const Way = Type.Enum(['streamed', 'stored'])

const facts = {
  ownerId: Type.String(),
  /** `deleting`: its objects are being removed. */
  state: Type.Enum(['live', 'deleting']),
  /** For whom it is made: one stored archive each is kept at a time. Null for the others. */
  turn: nullable(Type.String()),
  way: Way,
  status: ArchiveStatus,
  name: Type.String(),
  files: ArchivedFiles,
  ids: nullable(Type.Array(Type.String())),
  filter: nullable(ArchiveFilter),
  /** Whether private photos were unlocked when it was asked for, and whether it holds one. */
  seesPrivate: Type.Boolean(),
  holdsPrivate: Type.Boolean(),
  /** How often it was planned anew, because a photo was deleted meanwhile. */
  round: Type.Integer(),
  /** Parts of the plan so far, and where it goes on. */
  planned: Type.Integer(),
  next: nullable(Type.String()),
  photos: Type.Integer(),
  missing: Type.Integer(),
  size: nullable(Type.Integer()),
  /** Parts of the archive that exist. */
  made: Type.Integer(),
  reason: nullable(Type.String()),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  keptUntil: Type.String(),
  ...waitingFields,
}
const ArchiveFacts = Type.Object(facts)
export type ArchiveFacts = Static<typeof ArchiveFacts> & { id: string }

const StoredArchive = Type.Object({ ...facts, ...recordFields, facets: Type.Array(Type.String()) })
export type ArchiveRecord = Static<typeof StoredArchive> & { id: string }
export const archiveDocuments = documents(StoredArchive)
