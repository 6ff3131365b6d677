// The only file that knows how senders, and the recipients whose mails are due, are found in the database.
import { FieldPath, type Firestore, type Query } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import type { UnreadRecord } from '../../platform/records.ts'
import { isoTime } from '../../platform/times.ts'
import { CAMPAIGNS } from '../campaigns/store.ts'
import { RECIPIENTS, type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import type { RecipientState } from '../recipients/schemas.ts'
import { SENDERS, type Sender, StoredSender, senderDocuments } from './record.ts'

/** What sending one mail needs: the log may be long. */
const partDocuments = documents(Type.Pick(StoredSender, ['ownerId', 'mailbox', 'running']))
export type SenderPart = Pick<Sender, 'id' | 'ownerId' | 'mailbox' | 'running'>

/** A recipient as it was read, for writes on condition that it has not changed. */
export interface ReadRecipient {
  recipient: RecipientRecord
  updateTime: FirebaseFirestore.Timestamp
}

export type SendingStore = ReturnType<typeof createSendingStore>

export function createSendingStore(firestore: Firestore) {
  const senders = firestore.collection(SENDERS)
  const recipients = firestore.collection(RECIPIENTS)
  const inState = (campaignId: string, ...states: RecipientState[]): Query => {
    const own = recipients.where('campaignId', '==', campaignId)
    const some = states.length === 1 ? own.where('state', '==', states[0]) : own.where('state', 'in', states)
    // The one index that there is, and the order in which recipients are claimed.
    return some.orderBy('nextAt')
  }

  return {
    firestore,
    sender: (ownerId: string) => senders.doc(ownerId),
    recipient: (id: string) => recipients.doc(id),
    campaign: (id: string) => firestore.collection(CAMPAIGNS).doc(id),
    inState,
    async get(ownerId: string): Promise<Sender | null> {
      return senderDocuments.read(await senders.doc(ownerId).get())
    },

    async part(ownerId: string): Promise<SenderPart | null> {
      const fieldMask = [...partDocuments.names]
      const [snapshot] = await firestore.getAll(senders.doc(ownerId), { fieldMask })
      return snapshot ? partDocuments.read(snapshot) : null
    },

    /** In the same order; null for one that does not exist. */
    async readRecipients(ids: readonly string[]): Promise<(ReadRecipient | null)[]> {
      const snapshots = await firestore.getAll(...ids.map((id) => recipients.doc(id)))
      return snapshots.map((snapshot) => {
        const recipient = recipientDocuments.read(snapshot)
        return recipient && snapshot.updateTime ? { recipient, updateTime: snapshot.updateTime } : null
      })
    },

    /** People for whom there is something to do until then, the earliest first. */
    async due(until: number, limit: number): Promise<{ ownerId: string; at: number }[]> {
      const query = senders.where('dueAt', '<=', isoTime(until)).orderBy('dueAt').limit(limit)
      return (await query.select('dueAt').get()).docs.map((found) => ({
        ownerId: found.id,
        at: Date.parse(found.get('dueAt')),
      }))
    },

    /** Recipients whose claim is over, or whose transmission can no longer be under way. */
    async expired(now: number, limit: number): Promise<UnreadRecord<RecipientRecord>[]> {
      const query = recipients.where('leaseUntil', '<=', isoTime(now)).orderBy('leaseUntil').limit(limit)
      const { docs } = await query.get()
      return docs.map((snapshot) => ({ id: snapshot.id, read: () => recipientDocuments.read(snapshot) }))
    },

    async count(campaignId: string, ...states: RecipientState[]): Promise<number> {
      return (
        await inState(campaignId, ...states)
          .count()
          .get()
      ).data().count
    },

    /** When the first retry of a campaign is due, in milliseconds; null when none waits. */
    async firstRetry(campaignId: string): Promise<number | null> {
      const { docs } = await inState(campaignId, 'retry').limit(1).select('nextAt').get()
      return docs[0] ? Date.parse(docs[0].get('nextAt')) : null
    },

    watch(ownerId: string, changed: (sender: Sender | null) => void, failed: (error: Error) => void) {
      return senders.doc(ownerId).onSnapshot((snapshot) => {
        try {
          changed(senderDocuments.read(snapshot))
        } catch (error) {
          failed(error as Error)
        }
      }, failed)
    },
  }
}

/** Mails by hour of UTC, in the campaign's own document beside what its record knows. */
export const SENT_BY_HOUR = 'sentByHour'
export const FAILED_BY_HOUR = 'failedByHour'
export const hourField = (map: typeof SENT_BY_HOUR | typeof FAILED_BY_HOUR, hour: number) =>
  new FieldPath(map, String(hour))
