// The shapes of an application: what a person sent where, and what came of it.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { Contact, Salary } from '../jobs/schemas.ts'

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

const day = Type.String({ format: 'date' })

export const NextStep = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 300 }), on: nullable(day) },
  { additionalProperties: false },
)
export type NextStep = Static<typeof NextStep>

/** What a person may set. Days are local days, YYYY-MM-DD. */
const fields = {
  title: Type.String({ minLength: 1, maxLength: 300 }),
  company: Type.String({ maxLength: 300 }),
  url: nullable(Type.String({ maxLength: 2000 })),
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

export const Application = Type.Object({
  id: Type.String(),
  ...fields,
  /** Position within its stage on the board; smaller stands higher. */
  position: Type.Number(),
  /** One of the examples that a new account sees. */
  isExample: Type.Boolean(),
  addedAt: Type.String(),
  updatedAt: Type.String(),
  trashedAt: nullable(Type.String()),
})
export type Application = Static<typeof Application>

export const ApplicationCreation = Type.Interface(
  [Type.Partial(Type.Object(fields)), Type.Object({ title: fields.title })],
  {},
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
