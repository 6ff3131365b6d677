import type { Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { generationOf } from './entry-names.ts'
import { KNOWLEDGE, knowledgeDocuments } from './record.ts'

/** How far the knowledge of a shop goes; null before anything was read. */
export const createStanding = (firestore: Firestore) => async (ownerId: string) => {
  const own = firestore.collection(KNOWLEDGE).where('ownerId', '==', ownerId).limit(1)
  const [knowledge] = readAll(knowledgeDocuments, await own.get())
  if (!knowledge?.current) return null
  const { entries, model, indexedAt, set } = knowledge.current
  const isRebuilding = knowledge.next !== null || generationOf(set) !== knowledge.generation
  return { entries, model, indexedAt, isRebuilding }
}
