// What was said about one photo of one link, as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { ProofComment } from './schemas.ts'

export const PROOFS = 'photoProofs'

const facts = {
  ownerId: Type.String(),
  linkId: Type.String(),
  photoId: Type.String(),
  isFavourite: Type.Boolean(),
  comments: Type.Array(ProofComment),
  /** Whether the maker has dealt with the comments; another one of the client opens them again. */
  isResolved: Type.Boolean(),
  addedAt: Type.String(),
}
const ProofFacts = Type.Object({ ...facts })
export type ProofFacts = Static<typeof ProofFacts> & { id: string }

const StoredProof = Type.Object({ ...facts, ...recordFields, facets: Type.Array(Type.String()) })
export type ProofRecord = Static<typeof StoredProof> & { id: string }
export const proofDocuments = documents(StoredProof)

export const proofId = (linkId: string, photoId: string) => `${linkId}_${photoId}`

export type ProofKind = 'favourites' | 'comments' | 'open'

export const isOpen = ({ comments, isResolved }: Pick<ProofFacts, 'comments' | 'isResolved'>) =>
  comments.length > 0 && !isResolved

export const proofFacet = (linkId: string, only: ProofKind | null) =>
  only === null ? linkId : `${linkId}|${only}`

export function completeProof(facts: ProofFacts): Omit<ProofRecord, 'updatedAt'> {
  const { linkId, isFavourite, comments } = facts
  const kinds: ProofKind[] = [
    ...(isFavourite ? (['favourites'] as const) : []),
    ...(comments.length > 0 ? (['comments'] as const) : []),
    ...(isOpen(facts) ? (['open'] as const) : []),
  ]
  const isSaid = kinds.length > 0
  return {
    ...facts,
    facets: [...(isSaid ? [proofFacet(linkId, null)] : []), ...kinds.map((kind) => proofFacet(linkId, kind))],
    sweepAt: null,
  }
}

export interface ProofCounts {
  favourites: number
  comments: number
  open: number
  marked: number
}

/** What a proof adds to its link's counts. */
export const countsOf = (proof: ProofFacts | null): ProofCounts => ({
  favourites: proof?.isFavourite ? 1 : 0,
  comments: proof?.comments.length ?? 0,
  open: proof && isOpen(proof) ? 1 : 0,
  marked: proof ? 1 : 0,
})
