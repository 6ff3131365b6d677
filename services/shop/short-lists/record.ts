// What a maker has at most a few hundred of, and what is common to it: it is limited, listed as a whole, and comes back
// from the trash when its deletion is undone.
import Type from 'typebox'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'

/** Fields of the facts. */
export const shortListFacts = {
  ownerId: Type.String(),
  state: Type.Enum(['live', 'deleting']),
  /** Nobody sees what is in the trash; there is only the undoing. */
  trashedAt: nullable(Type.String()),
}

/** Fields that follow from the facts. */
export const shortListFields = {
  ...recordFields,
  facets: Type.Array(Type.String()),
}

export interface ListedFacts {
  id: string
  ownerId: string
  state: 'live' | 'deleting'
  trashedAt: string | null
  addedAt: string
}

/** The facet of what is in the list. */
export const LIVE = 'live'
const TRASH = 'trash'

export const isListed = (facts: ListedFacts | null): boolean =>
  facts !== null && facts.state === 'live' && facts.trashedAt === null

export const listFacets = (facts: ListedFacts): string[] =>
  facts.state === 'deleting' ? [] : [facts.trashedAt === null ? LIVE : TRASH]
