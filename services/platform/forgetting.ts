// How a room removes a person's data. Every room does so when an account is removed.

import type { Query } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'

/** Whether anything may be left. */
export type Forgotten = 'all' | 'some'

export interface Forgetting {
  /** Counts what the person has in this room, by name, for the receipt. It is called before anything is removed. */
  count(accountId: string): Promise<Record<string, number>>
  /**
   * Removes a limited part of everything that belongs to this person or names them, and is called until nothing is
   * left. It may run twice, even concurrently.
   */
  forget(accountId: string): Promise<Forgotten>
}

/** Documents removed in one step; a batch holds 500 writes. */
const DOCUMENTS = 300
const OBJECTS = 100
const OBJECTS_AT_ONCE = 20

/** Removes some of the documents that a query finds. */
export async function removeDocuments(query: Query): Promise<Forgotten> {
  const { docs } = await query.limit(DOCUMENTS).select().get()
  if (docs.length === 0) return 'all'
  const batch = query.firestore.batch()
  for (const { ref } of docs) batch.delete(ref)
  await batch.commit()
  return docs.length < DOCUMENTS ? 'all' : 'some'
}

/** Removes some of the objects whose names begin with `prefix`. */
export async function removeObjects(bucket: Bucket, prefix: string): Promise<Forgotten> {
  const [files] = await bucket.getFiles({ prefix, maxResults: OBJECTS, autoPaginate: false })
  for (let start = 0; start < files.length; start += OBJECTS_AT_ONCE)
    await Promise.all(
      files.slice(start, start + OBJECTS_AT_ONCE).map((file) => file.delete({ ignoreNotFound: true })),
    )
  return files.length < OBJECTS ? 'all' : 'some'
}

/** Runs one step of each, in this order: a step begins only when the ones before it have nothing left. */
export async function inOrder(steps: readonly (() => Promise<Forgotten>)[]): Promise<Forgotten> {
  for (const step of steps) if ((await step()) === 'some') return 'some'
  return 'all'
}
