// What the assistant of a shop knows, and how it names it.
import Type, { type Static } from 'typebox'
import { Id } from '../../platform/schemas.ts'

export const SOURCE_KINDS = ['product', 'category', 'faq', 'page'] as const
export const SourceKind = Type.Enum(SOURCE_KINDS)
export type SourceKind = Static<typeof SourceKind>

/** A thing of the shop that can be a source. */
export const SourceRef = Type.Object({ kind: SourceKind, id: Id })
export type SourceRef = Static<typeof SourceRef>

export const refKey = ({ kind, id }: SourceRef): string => `${kind}:${id}`
