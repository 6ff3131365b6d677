// How a room removes a person's data. Every room does so when an account is removed.

import type { Firestore, Query } from '@google-cloud/firestore'
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

/** Forgetting for several parts of a room, one after another. */
export const joinForgettings = (parts: readonly Forgetting[]): Forgetting => ({
  async count(accountId) {
    return Object.assign({}, ...(await Promise.all(parts.map((part) => part.count(accountId)))))
  },
  forget: (accountId) => inOrder(parts.map((part) => () => part.forget(accountId))),
})

export interface RecordForgettingDeps {
  firestore: Firestore
  /** What is counted for the receipt, by name, each the collection of its live records. */
  counted: Record<string, string>
  /** Collections whose documents name their owner, in the order in which they are removed. */
  collections: readonly string[]
  /** Where a person's objects are. */
  objects: readonly { bucket: Bucket; prefix(accountId: string): string }[]
}

/**
 * Removes records and then the objects that belong to them. The records go first: a function that is working on one then
 * finds it gone and removes what it has made, and so does the handler of bytes that arrive later.
 */
export function recordForgetting({
  firestore,
  counted,
  collections,
  objects,
}: RecordForgettingDeps): Forgetting {
  const of = (collection: string, accountId: string) =>
    firestore.collection(collection).where('ownerId', '==', accountId)

  async function countLive([name, collection]: [string, string], accountId: string) {
    const live = of(collection, accountId).where('state', '==', 'live')
    return [name, (await live.count().get()).data().count]
  }

  return {
    async count(accountId) {
      const counts = Object.entries(counted).map((each) => countLive(each, accountId))
      return Object.fromEntries(await Promise.all(counts))
    },
    forget: (accountId) =>
      inOrder([
        ...collections.map((collection) => () => removeDocuments(of(collection, accountId))),
        ...objects.map(
          ({ bucket, prefix }) =>
            () =>
              removeObjects(bucket, prefix(accountId)),
        ),
      ]),
  }
}
