// The end of a deleted link: its pictures, what was said about its photos, then the link itself.
import type { Firestore } from '@google-cloud/firestore'
import type { Bucket } from '@google-cloud/storage'
import { readAll } from '../../platform/documents.ts'
import { REMOVE } from '../../platform/records.ts'
import { MARKS, type Mark, markDocuments, markPath } from './mark-record.ts'
import type { ProofStore } from './proof-store.ts'
import { SHARED_EDGES, type SharedSize } from './schemas.ts'
import type { LinkStore } from './store.ts'

/** Pictures of this many photos are removed at once. */
const AT_ONCE = 50
/** Rounds of one event, so that it ends in time; the next event goes on. */
const ROUNDS = 20
const SIZES = Object.keys(SHARED_EDGES) as SharedSize[]

export interface LinkRemovalDeps {
  firestore: Firestore
  links: Pick<LinkStore, 'get' | 'change'>
  proofs: Pick<ProofStore, 'removeAll'>
  renditions: Pick<Bucket, 'file'>
}

export type LinkRemoval = ReturnType<typeof createLinkRemoval>

export function createLinkRemoval({ firestore, links, proofs, renditions }: LinkRemovalDeps) {
  async function removePictures({ ownerId, photoId, linkId, version }: Mark): Promise<void> {
    const paths = SIZES.map((size) => markPath({ ownerId, photoId }, { linkId, version }, size))
    await Promise.all(paths.map((path) => renditions.file(path).delete({ ignoreNotFound: true })))
  }

  return {
    removePictures,

    /** Only the link's record decides. Resolves to false when there is more to remove. */
    async remove(linkId: string): Promise<boolean> {
      const link = await links.get(linkId)
      if (link?.state !== 'deleting') return true
      const own = firestore.collection(MARKS).where('linkId', '==', linkId).limit(AT_ONCE)
      for (let round = 0; ; round += 1) {
        const snapshot = await own.get()
        const marks = readAll(markDocuments, snapshot)
        if (snapshot.empty) break
        if (round === ROUNDS) return false
        await Promise.all(marks.map(removePictures))
        // The documents go last: they say what is left.
        const batch = firestore.batch()
        for (const { ref } of snapshot.docs) batch.delete(ref)
        await batch.commit()
      }
      await proofs.removeAll(linkId)
      await links.change(linkId, (found) => (found?.state === 'deleting' ? REMOVE : null))
      return true
    },
  }
}
