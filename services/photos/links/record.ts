// A link as it is stored.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { MINUTE_MS } from '../../platform/durations.ts'
import { recordFields } from '../../platform/records.ts'
import { nullable } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import { isGivenUp, nextLook, startWaiting, waitingFields } from '../../platform/waiting.ts'
import { type LinkState, SharedDownloads } from './schemas.ts'

export const LINKS = 'photoLinks'

const facts = {
  ownerId: Type.String(),
  /** `deleting`: nobody can open it or see it, and its pictures are being removed. */
  state: Type.Enum(['live', 'deleting']),
  needsAttention: Type.Boolean(),
  title: Type.String(),
  message: Type.String(),
  recipient: Type.String(),
  email: Type.String(),
  /** The photos in their order; null for an album. */
  photoIds: nullable(Type.Array(Type.String())),
  albumId: nullable(Type.String()),
  /** Of the secret part of its address, and that part as only the studio can read it. */
  secretHash: Type.String(),
  sealedSecret: Type.String(),
  passwordHash: nullable(Type.String()),
  /** Another password ends all visits. */
  passwordVersion: Type.Integer(),
  expiresAt: nullable(Type.String()),
  revokedAt: nullable(Type.String()),
  downloads: SharedDownloads,
  watermark: Type.String(),
  canComment: Type.Boolean(),
  visits: Type.Integer(),
  downloaded: Type.Integer(),
  lastSeenAt: nullable(Type.String()),
  favourites: Type.Integer(),
  comments: Type.Integer(),
  open: Type.Integer(),
  /** Photos that have a favourite or comments, or had. */
  marked: Type.Integer(),
  addedAt: Type.String(),
  ...waitingFields,
}
const LinkFacts = Type.Object({ ...facts })
export type LinkFacts = Static<typeof LinkFacts> & { id: string }

const StoredLink = Type.Object({ ...facts, ...recordFields, facets: Type.Array(Type.String()) })
export type LinkRecord = Static<typeof StoredLink> & { id: string }
export const linkDocuments = documents(StoredLink)

export const ALL = 'all'
export const albumFacet = (albumId: string) => `album:${albumId}`

/** The first time that the removal of a deleted link is looked after. */
const FIRST_LOOK_MS = 10 * MINUTE_MS

export function complete(
  facts: LinkFacts,
  before: LinkRecord | null,
  now: string,
): Omit<LinkRecord, 'updatedAt'> {
  const isGoing = facts.state === 'deleting'
  const settled = isGoing && before?.state === 'live' ? { ...facts, ...startWaiting(now) } : facts
  const isLeftToPeople = settled.needsAttention || isGivenUp(settled)
  const album = facts.albumId === null ? [] : [albumFacet(facts.albumId)]
  return {
    ...settled,
    facets: isGoing ? [] : [ALL, ...album],
    sweepAt: isGoing && !isLeftToPeople ? isoTime(nextLook(settled, FIRST_LOOK_MS)) : null,
  }
}

export function stateOf(
  { revokedAt, expiresAt }: Pick<LinkFacts, 'revokedAt' | 'expiresAt'>,
  now: number,
): LinkState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'open'
}
