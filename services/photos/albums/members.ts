// Which photo has which place in an album. A photo's own record says in which albums it is; these documents are written
// in the same transaction, so that neither is ever without the other.
import type { DocumentSnapshot, Firestore, Query, Transaction } from '@google-cloud/firestore'
import { FieldPath } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll } from '../../platform/documents.ts'
import type { Along } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import type { PhotoRecord } from '../record.ts'
import { placeOfArrival } from './places.ts'

export const MEMBERS = 'albumPhotos'

const StoredMember = Type.Object({
  ownerId: Type.String(),
  albumId: Type.String(),
  photoId: Type.String(),
  place: Type.String(),
  addedAt: Type.String(),
})
export type Member = Static<typeof StoredMember> & { id: string }
const memberDocuments = documents(StoredMember)

/** The order by hand has photos with the same place in the order of their ids. */
export interface MemberPosition {
  place: string
  photoId: string
}

export type Members = ReturnType<typeof createMembers>

export function createMembers(firestore: Firestore, now: () => number) {
  const collection = firestore.collection(MEMBERS)
  const idOf = (albumId: string, photoId: string) => `${albumId}_${photoId}`
  const refOf = (albumId: string, photoId: string) => collection.doc(idOf(albumId, photoId))
  const read = (snapshot: DocumentSnapshot) => memberDocuments.read(snapshot)
  const byHand = (albumId: string) =>
    collection.where('albumId', '==', albumId).orderBy('place').orderBy(FieldPath.documentId())
  const found = async (query: Query, transaction?: Transaction) =>
    readAll(memberDocuments, await (transaction ? transaction.get(query) : query.get()))

  return {
    /** What has to be written beside a change of photos. Reads nothing. */
    along({ transaction, changes }: Pick<Along<PhotoRecord>, 'transaction' | 'changes'>): () => void {
      const at = now()
      const indexes = new Map<string, number>()
      return () => {
        for (const { before, after } of changes) {
          const photo = after ?? before
          if (!photo) continue
          const had = before?.albums ?? []
          const has = after?.albums ?? []
          const left = had.filter((id) => !has.includes(id))
          const joined = has.filter((id) => !had.includes(id))
          for (const albumId of left) transaction.delete(refOf(albumId, photo.id))
          for (const albumId of joined) {
            const index = indexes.get(albumId) ?? 0
            indexes.set(albumId, index + 1)
            const member = {
              ownerId: photo.ownerId,
              albumId,
              photoId: photo.id,
              place: placeOfArrival({ photoId: photo.id, at, index }),
              addedAt: isoTime(at),
            }
            transaction.set(refOf(albumId, photo.id), memberDocuments.data(member))
          }
        }
      }
    },

    /** In the order by hand. */
    page: (albumId: string, after: MemberPosition | null, limit: number): Promise<Member[]> => {
      const query = byHand(albumId).limit(limit)
      return found(after ? query.startAfter(after.place, idOf(albumId, after.photoId)) : query)
    },

    /** In an order that nothing changes, by the ids of photos. */
    steady: (albumId: string, after: string | null, limit: number): Promise<Member[]> => {
      const query = collection.where('albumId', '==', albumId).orderBy(FieldPath.documentId()).limit(limit)
      return found(after === null ? query : query.startAfter(idOf(albumId, after)))
    },

    /** Those of these photos, in their order; null for one that is not in the album. */
    async ofPhotos(
      transaction: Transaction,
      albumId: string,
      photoIds: readonly string[],
    ): Promise<(Member | null)[]> {
      if (photoIds.length === 0) return []
      const snapshots = await transaction.getAll(...photoIds.map((id) => refOf(albumId, id)))
      return snapshots.map(read)
    },

    /** The next ones behind a place, or the first of all. */
    behind: (transaction: Transaction, albumId: string, place: string | null, limit: number) =>
      found(
        (place === null ? byHand(albumId) : byHand(albumId).where('place', '>', place)).limit(limit),
        transaction,
      ),

    /** The last ones up to a place, the nearest first. */
    upTo: (transaction: Transaction, albumId: string, place: string, limit: number) =>
      found(
        collection
          .where('albumId', '==', albumId)
          .where('place', '<=', place)
          .orderBy('place', 'desc')
          .orderBy(FieldPath.documentId(), 'desc')
          .limit(limit),
        transaction,
      ),

    put(transaction: Transaction, albumId: string, photoId: string, place: string): void {
      transaction.set(refOf(albumId, photoId), { place }, { merge: true })
    },

    remove(transaction: Transaction, albumId: string, photoId: string): void {
      transaction.delete(refOf(albumId, photoId))
    },
  }
}
