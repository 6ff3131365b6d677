import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { type Forgetting, recordForgetting } from '../platform/forgetting.ts'
import { ownerPrefix, STORING } from './paths.ts'

export interface ForgettingDeps {
  firestore: Firestore
  documents: Bucket
  papers: Bucket
}

/**
 * The sender goes first, so that no mail goes out while the rest is removed, and campaigns before their recipients, so
 * that nobody is added to them any more.
 */
export const createForgetting = ({ firestore, documents, papers }: ForgettingDeps): Forgetting =>
  recordForgetting({
    firestore,
    counted: { campaigns: 'campaigns', recipientLists: 'recipientLists' },
    collections: [
      'senders',
      'mailboxConsents',
      'mailEventAddresses',
      'campaigns',
      'recipientLists',
      'recipients',
      'suppressions',
    ],
    objects: STORING.flatMap((subject) =>
      [documents, papers].map((bucket) => ({
        bucket,
        prefix: (accountId: string) => ownerPrefix(subject, accountId),
      })),
    ),
  })
