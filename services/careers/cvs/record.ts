// A CV as it is stored: with the résumé and the job as they were when it was asked for, because both go on changing.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { waitingFields } from '../../platform/waiting.ts'
import { PostingFields } from '../jobs/schemas.ts'
import { ResumeContent } from '../resumes/schemas.ts'
import { Change, Coverage, CvStatus, LetterParagraph, Paper, PaperLook } from './schemas.ts'

/** What of a job a CV is made for. */
const { requirements, skills } = PostingFields.properties
export const Demands = Type.Object({ requirements, skills })

/** What a review decides. */
const Decided = Type.Object({
  changes: Type.Array(Change),
  letter: Type.Array(LetterParagraph),
  look: PaperLook,
})
export type Decided = Static<typeof Decided>

export const StoredPaper = Type.Object({
  ...Paper.properties,
  /** Below the CV's prefix. */
  name: Type.String(),
})
export type StoredPaper = Static<typeof StoredPaper>

const facts = {
  ownerId: Type.String(),
  /** `deleting`: the person no longer sees it, and its bytes are being removed. */
  state: Type.Enum(['live', 'deleting']),
  status: CvStatus,
  reason: nullable(Type.String()),
  jobId: Type.String(),
  resumeId: Type.String(),
  jobTitle: Type.String(),
  company: Type.String(),
  resumeTitle: Type.String(),
  resumeVersion: Type.Number(),
  /** The model that the person chose, `selection` for none; null for the best one that they may use. */
  model: nullable(Type.String()),
  engine: nullable(Type.String()),
  engineNote: Type.Union([Type.String(), Type.Null()], { default: null }),
  look: PaperLook,
  /** Null until the CV was tailored. */
  content: nullable(ResumeContent),
  demands: Demands,
  changes: Type.Array(Change),
  coverage: nullable(Coverage),
  letter: Type.Array(LetterParagraph),
  papers: Type.Array(StoredPaper),
  /** What earlier reviews had decided, the latest last. */
  past: Type.Array(Decided, { default: [] }),
  milliseconds: nullable(Type.Number()),
  tokens: nullable(Type.Number()),
  revision: Type.Number(),
  needsAttention: Type.Boolean(),
  addedAt: Type.String(),
  trashedAt: nullable(Type.String()),
  ...waitingFields,
}

const CvFacts = Type.Object({ ...facts })
export type CvFacts = Static<typeof CvFacts> & { id: string }

const derived = {
  ...recordFields,
  /** What lists ask for. */
  facets: Type.Array(Type.String()),
}

const StoredCv = Type.Object({ ...facts, ...derived })
export type CvRecord = Static<typeof StoredCv> & { id: string }
export const cvDocuments = documents(StoredCv)

const { ownerId, status, reason, jobId, resumeId, jobTitle, company, resumeTitle, engine } = facts
const { needsAttention, addedAt, trashedAt } = facts
const tile = { ownerId, status, reason, jobId, resumeId, jobTitle, company, resumeTitle, engine }
const { updatedAt } = derived
const ListedCv = Type.Object({ ...tile, needsAttention, addedAt, trashedAt, updatedAt })
/** A CV with the fields that a list reads. */
export type ListedCv = Static<typeof ListedCv> & { id: string }
export const listedDocuments = documents(ListedCv)
