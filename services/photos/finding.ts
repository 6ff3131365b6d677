import type { Finding } from '../platform/finding.ts'
import { wordsOf } from '../platform/words.ts'
import type { createBrowsing } from './browsing.ts'

/** Finds photos of the timeline; those that are private are found in their own view only. */
export const createFinding = ({ list }: Pick<ReturnType<typeof createBrowsing>, 'list'>): Finding => ({
  async find(ownerId, text, limit) {
    if (wordsOf(text).length === 0) return []
    const { items } = await list(ownerId, { q: text, limit })
    return items.map(({ id, title, day }) => ({ kind: 'photo', id, title, detail: day }))
  },
})
