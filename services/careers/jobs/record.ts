// A job as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { JobStatus, PostingFields, Provenance, Rung } from './schemas.ts'

/** An object below the job's prefix. */
export const StoredPart = Type.Object({
  name: Type.String(),
  contentType: Type.String(),
  /** Bytes. */
  size: Type.Number(),
})
export type StoredPart = Static<typeof StoredPart>

/** The facts of a job, from which the rest is derived. Times are RFC 3339 in UTC with milliseconds. */
const facts = {
  ownerId: Type.String(),
  /** What makes two postings of one person the same; the id is derived from it. */
  key: Type.String(),
  /** Hashes of everything that names the posting: its keys, and its title. */
  knownAs: Type.Array(Type.String(), { default: [] }),
  /** Ids of jobs that became one with it. */
  formerIds: Type.Array(Type.String(), { default: [] }),
  /** As the person gave it. */
  url: nullable(Type.String()),
  /** The page or text that the person sent; null when the address is all there is. */
  submitted: nullable(StoredPart),
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  status: JobStatus,
  /** How often it was asked to read the posting; the result of an earlier time counts no more. */
  reading: Type.Number(),
  /** Only a browser can read the page. */
  awaitsPage: Type.Boolean(),
  /** What a browser saw on a page in which only a model may find a posting; null while none is to be asked. */
  pageText: Type.Optional(nullable(Type.String())),
  reason: nullable(Type.String()),
  ...PostingFields.properties,
  rung: nullable(Rung),
  provenance: Type.Record(Type.String(), Provenance),
  snapshot: nullable(StoredPart),
  /** Names of objects that were replaced and have to be removed. */
  leftovers: Type.Array(Type.String()),
  readAt: nullable(Type.String()),
  /** The site asked not to be asked again before this time. */
  notBefore: Type.Optional(nullable(Type.String())),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  ...waitingFields,
}

const JobFacts = Type.Object({ ...facts })
export type JobFacts = Static<typeof JobFacts> & { id: string }

const derived = {
  ...recordFields,
  /** Closed by its own word, or its last day has passed. */
  isOver: Type.Boolean(),
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
}

const StoredJob = Type.Object({ ...facts, ...derived })
export type JobRecord = Static<typeof StoredJob> & { id: string }
export const jobDocuments = documents(StoredJob)

const { ownerId, status, reason, url, title, company, places, remote, salary, postedAt, validUntil } = facts
const { needsAttention, addedAt, trashedAt } = facts
const { isOver, updatedAt } = derived
const tile = { ownerId, status, reason, url, title, company, places, remote, salary, postedAt, validUntil }
const ListedJob = Type.Object({ ...tile, needsAttention, addedAt, trashedAt, isOver, updatedAt })
/** A job with the fields that a list reads. */
export type ListedJob = Static<typeof ListedJob> & { id: string }
export const listedDocuments = documents(ListedJob)
