// The database's documents now, and at a moment of the past.
import { createHash } from 'node:crypto'
import { type DocumentData, FieldPath, type Firestore, type Query, Timestamp } from '@google-cloud/firestore'

/** Documents read in one request. Each request at a moment of the past looks through all that has changed since. */
const PAGE = 10_000

/** Every document of these collections, now or, with a moment, as it was then. Firestore knows a week of the past. */
export async function readDocuments(
  firestore: Firestore,
  collections: readonly string[],
  moment?: Timestamp,
): Promise<Map<string, DocumentData>> {
  const found = new Map<string, DocumentData>()
  const readAll = async (read: (query: Query) => Promise<FirebaseFirestore.QuerySnapshot>) => {
    for (const collection of collections) {
      const ordered = firestore.collection(collection).orderBy(FieldPath.documentId()).limit(PAGE)
      for (let page = await read(ordered); !page.empty; ) {
        for (const document of page.docs) found.set(document.ref.path, document.data())
        if (page.size < PAGE) break
        page = await read(ordered.startAfter(page.docs.at(-1)))
      }
    }
  }
  if (!moment) await readAll((query) => query.get())
  else
    await firestore.runTransaction((transaction) => readAll((query) => transaction.get(query)), {
      readOnly: true,
      readTime: moment,
    })
  return found
}

export interface Restoring {
  collections: readonly string[]
  /** What the documents were, by path. */
  then: ReadonlyMap<string, DocumentData>
  /** Counts what would change and changes nothing. */
  isDry?: boolean
}

/** Makes the collections what they were. It may be stopped and begun again: what is right already stays as it is. */
export async function restoreDocuments(
  firestore: Firestore,
  { collections, then, isDry = false }: Restoring,
): Promise<{ written: number; removed: number }> {
  const now = await readDocuments(firestore, collections)
  // The operator waits, and nobody else writes.
  const writer = firestore.bulkWriter({ throttling: false })
  let written = 0
  let removed = 0
  for (const [path, data] of then) {
    const present = now.get(path)
    if (present && digest(present) === digest(data)) continue
    if (!isDry) void writer.set(firestore.doc(path), data)
    written++
  }
  for (const path of now.keys())
    if (!then.has(path)) {
      if (!isDry) void writer.delete(firestore.doc(path))
      removed++
    }
  await writer.close()
  return { written, removed }
}

/** The same for the same data, in whatever order its fields are. */
export const digest = (data: DocumentData): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(data)))
    .digest('hex')

function sorted(value: unknown): unknown {
  if (value instanceof Timestamp) return { seconds: value.seconds, nanoseconds: value.nanoseconds }
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const names = Object.keys(value).sort()
  return names.map((name) => [name, sorted((value as Record<string, unknown>)[name])])
}
