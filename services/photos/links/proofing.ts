// Favourites and comments on the photos of a link, from both sides.
import Type from 'typebox'
import { cursors } from '../../platform/cursor.ts'
import { AppError } from '../../platform/errors.ts'
import { pageOf } from '../../platform/page-of.ts'
import type { PageOf } from '../../platform/schemas.ts'
import { isoTime } from '../../platform/times.ts'
import type { Contents, SharedAlbums } from './contents.ts'
import { type ProofFacts, type ProofKind, type ProofRecord, proofFacet, proofId } from './proof-record.ts'
import type { ProofStore } from './proof-store.ts'
import type { LinkRecord } from './record.ts'
import { MOST_COMMENTS, MOST_MARKED, type Proof, type ProofComment, type ProofQuery } from './schemas.ts'
import type { ShownPhoto } from './sharing-rules.ts'
import { toProof } from './views.ts'

const DEFAULT_PAGE = 100
const positions = cursors(
  Type.Object(
    { key: Type.String(), id: Type.String({ maxLength: 200 }), of: Type.String() },
    { additionalProperties: false },
  ),
)

export interface ProofingDeps {
  proofs: ProofStore
  contents: Contents
  albums: Pick<SharedAlbums, 'has'>
  now: () => number
}

export type Proofing = ReturnType<typeof createProofing>

export function createProofing({ proofs, contents, albums, now }: ProofingDeps) {
  /** Null leaves what was said as it is. */
  function change(
    link: Pick<LinkRecord, 'id' | 'ownerId'>,
    photoId: string,
    change: (proof: ProofFacts) => ProofFacts | null,
  ): Promise<ProofRecord | null> {
    const id = proofId(link.id, photoId)
    return proofs.change(id, (found) => change(found ?? { ...blank(link, photoId), addedAt: isoTime(now()) }))
  }

  interface Range {
    facet: string
    limit: number
    cursor?: string | undefined
  }
  /** The first time that a photo was marked counts for the order, the latest first. */
  async function read(
    { ownerId }: LinkRecord,
    { facet, limit, cursor }: Range,
  ): Promise<PageOf<ProofRecord>> {
    const after = cursor === undefined ? undefined : positions.decode(cursor)
    if (after && after.of !== facet)
      throw new AppError('invalid', 'This cursor belongs to another list', {
        errors: [{ field: 'cursor', message: 'belongs to another list' }],
      })
    const listed = await proofs.list({ ownerId, facet, limit: limit + 1, ...(after && { after }) })
    const positionOf = ({ addedAt, id }: ProofRecord) => ({ key: addedAt, id, of: facet })
    return pageOf(listed, { limit, positionOf, encode: positions.encode })
  }

  /** Those of the photos that the link still shows. */
  async function stillIn({ ownerId, photoIds, albumId }: LinkRecord, ids: readonly string[]) {
    const photos = await contents.shown(ownerId, ids)
    if (albumId === null) return photos.filter(({ id }) => photoIds?.includes(id))
    const isIn = await Promise.all(photos.map((photo) => albums.has(ownerId, albumId, photo)))
    return photos.filter((_photo, index) => isIn[index])
  }

  return {
    favourite: (link: LinkRecord, photoId: string, isFavourite: boolean) =>
      change(link, photoId, (proof) =>
        proof.isFavourite === isFavourite ? null : { ...proof, isFavourite },
      ),

    /** The same comment twice is one. Throws AppError `conflict` when there are too many. */
    comment: (link: LinkRecord, photoId: string, { id, by, text }: Omit<ProofComment, 'at'>) =>
      change(link, photoId, (proof) => {
        if (proof.comments.some((comment) => comment.id === id)) return null
        if (proof.comments.filter((comment) => comment.by === by).length >= MOST_COMMENTS)
          throw new AppError('conflict', `A photo can have ${MOST_COMMENTS} comments.`)
        const comment = { id, by, text: text.trim().toWellFormed(), at: isoTime(now()) }
        return {
          ...proof,
          comments: [...proof.comments, comment],
          isResolved: proof.isResolved && by === 'maker',
        }
      }),

    /** Throws AppError `not-found` for a photo about which nothing was said. */
    resolve: (link: LinkRecord, photoId: string, isResolved: boolean) =>
      proofs.change(proofId(link.id, photoId), (proof) => {
        if (!proof) throw new AppError('not-found', 'Nothing was said about this photo')
        return proof.isResolved === isResolved ? null : { ...proof, isResolved }
      }),

    /** The favourites that the link still shows, the first marked last. */
    async favouritesOf(
      link: LinkRecord,
      { cursor, limit }: { cursor?: string; limit: number },
    ): Promise<PageOf<ShownPhoto>> {
      const facet = proofFacet(link.id, 'favourites')
      const { items, nextCursor } = await read(link, { facet, limit, cursor })
      return { items: await stillIn(link, photoIdsOf(items)), nextCursor }
    },

    /** What the maker reads. */
    async list(link: LinkRecord, query: ProofQuery): Promise<PageOf<Proof>> {
      const { only = null, limit = DEFAULT_PAGE, cursor } = query
      const facet = proofFacet(link.id, only satisfies ProofKind | null)
      const { items, nextCursor } = await read(link, { facet, limit, cursor })
      const photos = await contents.shown(link.ownerId, photoIdsOf(items))
      const byId = new Map(photos.map((photo) => [photo.id, photo]))
      return { items: items.map((proof) => toProof(proof, byId.get(proof.photoId) ?? null)), nextCursor }
    },

    /** One of them. Throws AppError `not-found`. */
    async get(link: LinkRecord, photoId: string): Promise<Proof> {
      const [said, [photo = null]] = await Promise.all([
        proofs.about(link.id, [photoId]),
        contents.shown(link.ownerId, [photoId]),
      ])
      const proof = said.get(photoId)
      if (!proof) throw new AppError('not-found', 'Nothing was said about this photo')
      return toProof(proof, photo)
    },

    /** Ids of all favourites that may be shown, in the order in which they were marked. */
    async favouriteIds(link: LinkRecord): Promise<string[]> {
      const facet = proofFacet(link.id, 'favourites')
      const marked = await proofs.favourites(link.ownerId, facet, MOST_MARKED)
      return (await contents.shown(link.ownerId, photoIdsOf(marked))).map(({ id }) => id)
    },
  }
}

const photoIdsOf = (proofs: readonly ProofRecord[]) => proofs.map(({ photoId }) => photoId)

const blank = ({ id: linkId, ownerId }: Pick<LinkRecord, 'id' | 'ownerId'>, photoId: string) => ({
  ...{ id: proofId(linkId, photoId), ownerId, linkId, photoId },
  ...{ isFavourite: false, comments: [], isResolved: false },
})
