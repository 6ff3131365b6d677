// What of a shop's records has changed since a time. A removed record leaves a note of it for a month.
import {
  type DocumentSnapshot,
  FieldPath,
  type Firestore,
  type QueryDocumentSnapshot,
} from '@google-cloud/firestore'
import { CorruptDocument, type Documents } from '../../platform/documents.ts'
import type { Log } from '../../platform/log.ts'

export interface Source<Value extends { id: string }> {
  collection: string
  documents: Documents<Value>
}

export interface Changed<Value> {
  id: string
  /** Null for one that is gone, or that cannot be read and is then not shown either. */
  value: Value | null
}

export interface ChangedDeps {
  firestore: Firestore
  log: Log
}

export interface ChangedQuestion {
  ownerId: string
  /** RFC 3339; null for everything. */
  since: string | null
}

const AT_ONCE = 250

/** Some at a time, in the order in which they changed. */
export async function* changedRecords<Value extends { id: string }>(
  deps: ChangedDeps,
  { collection, documents }: Source<Value>,
  { ownerId, since }: ChangedQuestion,
): AsyncGenerator<Changed<Value>[]> {
  const own = deps.firestore.collection(collection).where('ownerId', '==', ownerId)
  const changed = (since === null ? own : own.where('updatedAt', '>=', since))
    .orderBy('updatedAt')
    .orderBy(FieldPath.documentId())
    .limit(AT_ONCE)
  for (let last: QueryDocumentSnapshot | undefined; ; ) {
    const { docs } = await (last ? changed.startAfter(last) : changed).get()
    yield docs.map((snapshot) => readChanged(deps, documents, snapshot))
    last = docs.at(-1)
    if (docs.length < AT_ONCE) return
  }
}

/** One that cannot be read is left out, so that it does not keep the others from being seen. */
export function readChanged<Value extends { id: string }>(
  { log }: Pick<ChangedDeps, 'log'>,
  documents: Documents<Value>,
  snapshot: DocumentSnapshot,
): Changed<Value> {
  const { id } = snapshot
  if (snapshot.get('state') === 'removed') return { id, value: null }
  try {
    return { id, value: documents.read(snapshot) }
  } catch (error) {
    if (!(error instanceof CorruptDocument)) throw error
    log.error({ id, error }, 'A record is left out of its catalogue')
    return { id, value: null }
  }
}

export async function allChanged<Value extends { id: string }>(
  ...asked: Parameters<typeof changedRecords<Value>>
): Promise<Changed<Value>[]> {
  const all: Changed<Value>[] = []
  for await (const some of changedRecords(...asked)) all.push(...some)
  return all
}
