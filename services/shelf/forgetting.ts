import { FieldPath, type Firestore } from '@google-cloud/firestore'
import type { Forgetting, Forgotten } from '../platform/forgetting.ts'

/** Letters that are read together. */
const PAGE = 200

/**
 * Removes the letters whose event names the person. Only the event's text tells, so all letters are read: the shelf is
 * short, or somebody has more urgent work than this.
 */
export function createForgetting(firestore: Firestore): Forgetting {
  const letters = firestore.collection('deadLetters')

  return {
    count: async () => ({}),

    async forget(accountId): Promise<Forgotten> {
      let after = ''
      for (;;) {
        const ordered = letters.orderBy(FieldPath.documentId()).limit(PAGE)
        const page = after === '' ? ordered : ordered.startAfter(after)
        const { docs } = await page.select('payload', 'attributes', 'reason').get()
        const naming = docs.filter((snapshot) => JSON.stringify(snapshot.data()).includes(accountId))
        await Promise.all(naming.map(({ ref }) => ref.delete()))
        after = docs.at(-1)?.id ?? ''
        if (docs.length < PAGE) return 'all'
      }
    },
  }
}
