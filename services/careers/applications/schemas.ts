// The shapes of an application: what a person sent where, and what came of it.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Paper } from '../cvs/schemas.ts'
import { SalaryPeriod } from '../jobs/schemas.ts'

export const STAGES = [
  'saved',
  'applied',
  'interviewing',
  'offer',
  'accepted',
  'rejected',
  'withdrawn',
] as const
export const Stage = Type.Enum([...STAGES])
export type Stage = Static<typeof Stage>

/** As people read them, on pages and papers. */
export const STAGE_WORDS: Record<Stage, string> = {
  saved: 'Saved',
  applied: 'Applied',
  interviewing: 'Interviewing',
  offer: 'Offer',
  accepted: 'Accepted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
}

const day = Type.String({ format: 'date' })

export const NextStep = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 300 }), on: nullable(day) },
  { additionalProperties: false },
)
export type NextStep = Static<typeof NextStep>

const words = (maxLength: number) => Type.String({ maxLength })

const Contact = Type.Object(
  { name: nullable(words(300)), email: nullable(words(300)), phone: nullable(words(100)) },
  { additionalProperties: false },
)

const amount = nullable(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
/** As a job's salary: in minor units, and in the words of whoever named it. */
const Salary = Type.Object(
  {
    minimum: amount,
    maximum: amount,
    currency: nullable(Type.String({ pattern: '^[A-Z]{3}$' })),
    period: nullable(SalaryPeriod),
    isPeriodInferred: Type.Boolean(),
    text: words(300),
  },
  { additionalProperties: false },
)

/** What a person may set. Days are local days, YYYY-MM-DD. */
const fields = {
  title: Type.String({ minLength: 1, maxLength: 300 }),
  company: Type.String({ maxLength: 300 }),
  url: nullable(Type.String({ maxLength: 2000, pattern: '^https?://' })),
  stage: Stage,
  appliedOn: nullable(day),
  notes: Type.String({ maxLength: 20_000 }),
  contact: nullable(Contact),
  nextStep: nullable(NextStep),
  salary: nullable(Salary),
  /** The job it is for, and the exact CV that was sent. */
  jobId: nullable(Id),
  cvId: nullable(Id),
}

/** The papers of a CV as they were when it was sent: they stay, whatever becomes of the CV. */
export const SentCv = Type.Object({
  cvId: Type.String(),
  /** The CV's revision then. */
  revision: Type.Integer(),
  keptAt: Type.String(),
  papers: Type.Array(Paper),
})
export type SentCv = Static<typeof SentCv>

export const Application = Type.Object({
  id: Type.String(),
  ...fields,
  sentCv: nullable(SentCv),
  /** Position within its stage on the board; smaller stands higher. */
  position: Type.Number(),
  /** One of the examples that a new account sees. */
  isExample: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type Application = Static<typeof Application>

export const ApplicationCreation = Type.Object(
  { ...Type.Partial(Type.Object(fields)).properties, title: fields.title },
  { additionalProperties: false },
)
export type ApplicationCreation = Static<typeof ApplicationCreation>

export const ApplicationEdit = Type.Partial(
  Type.Object({
    ...fields,
    /** The application that it shall stand above; null for the end of its stage. */
    before: nullable(Id),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type ApplicationEdit = Static<typeof ApplicationEdit>

/** One change of an application: which field, from what, to what. */
export const HistoryEntry = Type.Object({
  id: Type.String(),
  at: Type.String(),
  field: Type.String(),
  before: nullable(Type.String()),
  after: nullable(Type.String()),
})
export type HistoryEntry = Static<typeof HistoryEntry>

/** A page of one list: a stage in the order of the board, or else all of them, the latest added first. */
export const ApplicationQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 2000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    stage: Type.Optional(Stage),
    trashed: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type ApplicationQuery = Static<typeof ApplicationQuery>

/** Characters of a CSV file that is read. */
export const MAX_CSV_CHARACTERS = 200_000
export const MAX_CSV_ROWS = 1000

export const CsvImport = Type.Object(
  { csv: Type.String({ minLength: 1, maxLength: MAX_CSV_CHARACTERS }) },
  { additionalProperties: false },
)
export type CsvImport = Static<typeof CsvImport>

/** What became of one row; `row` counts from 1, the row after the headings. */
export const RowReport = Type.Object({
  row: Type.Integer(),
  title: Type.String(),
  outcome: Type.Enum(['added', 'known', 'refused']),
  /** Why it was refused, and what of an added row was not understood. */
  problems: Type.Array(Type.String()),
})
export type RowReport = Static<typeof RowReport>

export const CsvReport = Type.Object({
  added: Type.Integer(),
  known: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(RowReport),
})
export type CsvReport = Static<typeof CsvReport>

export const ExampleApplication = Type.Pick(Application, [
  'title',
  'company',
  'stage',
  'appliedOn',
  'notes',
  'nextStep',
])
export type ExampleApplication = Static<typeof ExampleApplication>
