import { FieldPath, type Firestore, type Query } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { cursors } from '../platform/cursor.ts'
import { documents, readAll, Time, toTimestamp } from '../platform/documents.ts'
import { pageOf } from '../platform/page-of.ts'
import { Id, type PageOf, type SecurityEventKind } from '../platform/schemas.ts'
import { isoTime } from '../platform/times.ts'
import { TRAIL_COLLECTION } from '../platform/trail.ts'
import { type AdminTrailQuery, SecurityEvent, type TrailQuery } from './schemas.ts'

/** Milliseconds; the latest time that the database can store. */
const LATEST = 253_402_300_799_999

const { encode, decode } = cursors(Type.Object({ at: Type.Integer({ minimum: 0, maximum: LATEST }), id: Id }))

const StoredEvent = Type.Object({
  ...Type.Omit(SecurityEvent, ['id']).properties,
  /** Any text, not only the kinds that this version of the program knows, because events outlive versions. */
  kind: Type.Unsafe<SecurityEventKind>(Type.String()),
  at: Time,
})
type StoredEvent = Static<typeof StoredEvent> & { id: string }
const stored = documents(StoredEvent)

export type TrailReading = ReturnType<typeof createTrailReading>

/** The trail for people to read, newest first. */
export function createTrailReading(firestore: Firestore) {
  const events = firestore.collection(TRAIL_COLLECTION)

  async function page(query: Query, { cursor, limit }: TrailQuery): Promise<PageOf<SecurityEvent>> {
    let ordered = query.orderBy('at', 'desc').orderBy(FieldPath.documentId(), 'desc')
    if (cursor !== undefined) {
      const { at, id } = decode(cursor)
      ordered = ordered.startAfter(toTimestamp(at), id)
    }
    const read = readAll(stored, await ordered.limit(limit + 1).get())
    const positionOf = ({ at, id }: StoredEvent) => ({ at, id })
    const { items, nextCursor } = pageOf(read, { limit, positionOf, encode })
    return { items: items.map((event) => ({ ...event, at: isoTime(event.at) })), nextCursor }
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
