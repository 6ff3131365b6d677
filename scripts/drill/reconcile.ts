// Compares originals with the photos that are recorded: after a restore of only one of the two they may not fit.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { originalPath, parseOriginalPath } from '../../services/photos/paths.ts'
import { readDocuments } from './documents.ts'
import { readObjects } from './objects.ts'

export interface Reconciliation {
  /** Names of objects that no document knows. */
  orphans: string[]
  /** Paths of documents whose object is missing. */
  missing: string[]
}

/** Changes nothing: what does not fit is for a person to decide. A photo that is still uploaded has no object yet. */
export async function reconcile(firestore: Firestore, originals: Bucket): Promise<Reconciliation> {
  const [documents, objects] = [await readDocuments(firestore, ['photos']), await readObjects(originals)]
  const expected = new Map<string, string>()
  for (const [path, { ownerId, status }] of documents)
    if (status !== 'uploading')
      expected.set(originalPath({ ownerId, photoId: path.slice('photos/'.length) }), path)
  return {
    orphans: [...objects.keys()].filter((name) => {
      const parsed = parseOriginalPath(name)
      return !parsed || !documents.has(`photos/${parsed.photoId}`)
    }),
    missing: [...expected].filter(([name]) => !objects.has(name)).map(([, path]) => path),
  }
}
