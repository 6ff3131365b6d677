// The shapes of edits of many photos at once. The web imports this file.
import Type, { type Static } from 'typebox'
import { Id, nullable } from '../../platform/schemas.ts'
import { PhotoIds, SetPosition, TakenText } from '../edit-schemas.ts'

const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 50 })

/** What is done to each photo; what is not named stays as it is. */
export const ManyEdit = Type.Object(
  {
    /** `shift`: minutes, earlier if negative. `set`: the same time for all; null for none. */
    taken: Type.Optional(
      Type.Union([
        Type.Object(
          { shift: Type.Integer({ minimum: -52_560_000, maximum: 52_560_000 }) },
          { additionalProperties: false },
        ),
        Type.Object({ set: nullable(TakenText) }, { additionalProperties: false }),
      ]),
    ),
    position: Type.Optional(nullable(SetPosition)),
    /** May contain {title}, {name}, {date}, {camera}, {n} and, with leading zeros, {n:3}. */
    title: Type.Optional(Type.String({ maxLength: 200 })),
    description: Type.Optional(Type.String({ maxLength: 5000 })),
    tags: Type.Optional(Type.Object({ add: Tags, remove: Tags }, { additionalProperties: false })),
  },
  { additionalProperties: false, minProperties: 1 },
)
export type ManyEdit = Static<typeof ManyEdit>

const step = {
  ids: PhotoIds.properties.ids,
  edit: ManyEdit,
  /** What {n} is for the first of these photos. */
  first: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, default: 1 })),
}

export const PreviewRequest = Type.Object(step, { additionalProperties: false })
export type PreviewRequest = Static<typeof PreviewRequest>

/** A step of an operation; repeating a step that was done changes nothing. */
export const EditStep = Type.Object(
  { ...step, operationId: Id, step: Type.Integer({ minimum: 0, maximum: 9999 }) },
  { additionalProperties: false },
)
export type EditStep = Static<typeof EditStep>

const Editable = Type.Object({
  takenAt: nullable(Type.String()),
  position: nullable(SetPosition),
  title: Type.String(),
  description: Type.String(),
  tags: Type.Array(Type.String()),
})
export type Editable = Static<typeof Editable>

/** One photo before and after; `problem` says why something cannot be done to it, in which case that is left out. */
export const PreviewedEdit = Type.Object({
  id: Type.String(),
  name: Type.String(),
  before: Editable,
  after: Editable,
  problem: nullable(Type.String()),
})
export type PreviewedEdit = Static<typeof PreviewedEdit>

/** How many photos a step changed. */
export const StepDone = Type.Object({ changed: Type.Integer() })
export type StepDone = Static<typeof StepDone>

/**
 * How many photos are as they were, and how many were not put back, because they have been edited since or are gone.
 * Ask again until `isDone`.
 */
export const UndoDone = Type.Object({
  restored: Type.Integer(),
  kept: Type.Integer(),
  isDone: Type.Boolean(),
})
export type UndoDone = Static<typeof UndoDone>
