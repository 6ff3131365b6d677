import { type DocumentData, FieldPath, type Firestore, type Query, Timestamp } from '@google-cloud/firestore'
import Type from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { Id } from '../platform/schemas.ts'
import { TRAIL_COLLECTION } from '../platform/trail.ts'
import type { AdminTrailQuery, SecurityEvent, TrailQuery } from './schemas.ts'

/** Milliseconds; the last the database can hold. */
const LATEST = 253_402_300_799_999

const { encode, decode } = cursors(Type.Object({ at: Type.Integer({ minimum: 0, maximum: LATEST }), id: Id }))

export interface TrailPage {
  items: SecurityEvent[]
  nextCursor: string | null
}

/** The trail as people read it, the latest first. */
export function createTrailReading(firestore: Firestore) {
  const events = firestore.collection(TRAIL_COLLECTION)

  async function page(query: Query, { cursor, limit }: TrailQuery): Promise<TrailPage> {
    let ordered = query.orderBy('at', 'desc').orderBy(FieldPath.documentId(), 'desc')
    if (cursor !== undefined) {
      const { at, id } = decode(cursor)
      ordered = ordered.startAfter(Timestamp.fromMillis(at), id)
    }
    const { docs } = await ordered.limit(limit + 1).get()
    const shown = docs.slice(0, limit)
    const last = docs.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((snapshot) => fromDocument(snapshot.id, snapshot.data())),
      nextCursor: last ? encode({ at: last.get('at').toMillis(), id: last.id }) : null,
    }
  }

  return {
    ofAccount: (accountId: string, query: TrailQuery): Promise<TrailPage> =>
      page(events.where('accountId', '==', accountId), query),

    ofAll({ accountId, kind, ...query }: AdminTrailQuery): Promise<TrailPage> {
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
