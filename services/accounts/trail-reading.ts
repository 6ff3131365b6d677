import {
  type DocumentData,
  FieldPath,
  type Firestore,
  type Query,
  type QueryDocumentSnapshot,
  Timestamp,
} from '@google-cloud/firestore'
import Type from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { pageOf } from '../platform/page-of.ts'
import { Id, type PageOf } from '../platform/schemas.ts'
import { TRAIL_COLLECTION } from '../platform/trail.ts'
import type { AdminTrailQuery, SecurityEvent, TrailQuery } from './schemas.ts'

/** Milliseconds; the latest time that the database can store. */
const LATEST = 253_402_300_799_999

const { encode, decode } = cursors(Type.Object({ at: Type.Integer({ minimum: 0, maximum: LATEST }), id: Id }))

export type TrailReading = ReturnType<typeof createTrailReading>

/** The trail for people to read, newest first. */
export function createTrailReading(firestore: Firestore) {
  const events = firestore.collection(TRAIL_COLLECTION)

  async function page(query: Query, { cursor, limit }: TrailQuery): Promise<PageOf<SecurityEvent>> {
    let ordered = query.orderBy('at', 'desc').orderBy(FieldPath.documentId(), 'desc')
    if (cursor !== undefined) {
      const { at, id } = decode(cursor)
      ordered = ordered.startAfter(Timestamp.fromMillis(at), id)
    }
    const { docs } = await ordered.limit(limit + 1).get()
    const positionOf = (snapshot: QueryDocumentSnapshot) => ({
      at: snapshot.get('at').toMillis(),
      id: snapshot.id,
    })
    const { items, nextCursor } = pageOf(docs, { limit, positionOf, encode })
    return { items: items.map((snapshot) => fromDocument(snapshot.id, snapshot.data())), nextCursor }
  }

  return {
    ofAccount: (accountId: string, query: TrailQuery): Promise<PageOf<SecurityEvent>> =>
      page(events.where('accountId', '==', accountId), query),

    ofAll({ accountId, kind, ...query }: AdminTrailQuery): Promise<PageOf<SecurityEvent>> {
      let filtered: Query = events
      if (accountId !== undefined) filtered = filtered.where('accountId', '==', accountId)
      if (kind !== undefined) filtered = filtered.where('kind', '==', kind)
      return page(filtered, query)
    },
  }
}

function fromDocument(id: string, data: DocumentData): SecurityEvent {
  const { kind, accountId, actorId, at, count, userAgent, network, detail } = data
  return { id, kind, accountId, actorId, at: at.toDate().toISOString(), count, userAgent, network, detail }
}
