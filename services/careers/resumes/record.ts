// A résumé as it is stored. What it says is in its versions.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { EvidenceMap, ResumeContent, ResumeStatus } from './schemas.ts'

/** The facts of a résumé, from which the rest is derived. Times are RFC 3339 in UTC with milliseconds. */
const facts = {
  ownerId: Type.String(),
  title: Type.String(),
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  status: ResumeStatus,
  reason: nullable(Type.String()),
  /** The name of the person it is about, and their headline. */
  name: Type.String(),
  label: Type.String(),
  /** The uploaded document; null when the résumé was made here. */
  fileName: nullable(Type.String()),
  contentType: nullable(Type.String()),
  size: nullable(Type.Number()),
  sha256: nullable(Type.String()),
  /** The generation of the document in its bucket; null until an event has reported it. */
  generation: nullable(Type.String()),
  language: nullable(Type.String()),
  /** Zero until there is one. */
  version: Type.Number(),
  /** Numbers of the versions that exist, rising; what comes after `version` was undone. */
  versions: Type.Array(Type.Number()),
  /** The highest number ever given, because a number must never mean two contents. */
  lastVersion: Type.Number(),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  /** The time of the last upload grant. */
  grantedAt: nullable(Type.String()),
  ...waitingFields,
}

const ResumeFacts = Type.Object({ ...facts })
export type ResumeFacts = Static<typeof ResumeFacts> & { id: string }

const StoredResume = Type.Object({
  ...facts,
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
})
export type ResumeRecord = Static<typeof StoredResume> & { id: string }
export const resumeDocuments = documents(StoredResume)

const StoredVersion = Type.Object({
  ownerId: Type.String(),
  resumeId: Type.String(),
  version: Type.Number(),
  content: ResumeContent,
})
export const versionDocuments = documents(StoredVersion)

/** Where the fields of an imported résumé come from. */
const StoredEvidence = Type.Object({ ownerId: Type.String(), evidence: EvidenceMap })
export const evidenceDocuments = documents(StoredEvidence)
