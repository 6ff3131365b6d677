import { summarize } from './counts.ts'
import { listedDocuments } from './record.ts'
import type { PhotoStore } from './store.ts'
import type { Memory } from './view-schemas.ts'
import { toTile } from './views.ts'

/** Years that one answer goes back to, the latest first, and photos of each. */
const MOST_YEARS = 8
const MOST_PHOTOS = 6

export interface OnThisDayDeps {
  store: Pick<PhotoStore, 'listAs' | 'counts'>
}

export function createOnThisDay({ store }: OnThisDayDeps) {
  async function memory(ownerId: string, counted: Omit<Memory, 'photos'>): Promise<Memory> {
    const range = {
      ownerId,
      facet: 'timeline|status:ready',
      sortKey: 'takenKey' as const,
      order: 'asc' as const,
      // "U" is the letter after the "T" between day and time.
      ...{ from: counted.day, before: `${counted.day}U` },
      limit: MOST_PHOTOS,
    }
    const photos = await store.listAs(range, listedDocuments)
    return { ...counted, photos: photos.map(toTile) }
  }

  /** What was photographed on this day (YYYY-MM-DD) of earlier years. The counts tell which years to read. */
  async function onThisDay(ownerId: string, day: string): Promise<Memory[]> {
    const { days } = summarize(await store.counts(ownerId))
    const earlier = days.filter((counted) => counted.day < day && counted.day.slice(5) === day.slice(5))
    const memories = earlier.slice(0, MOST_YEARS).map((counted) => memory(ownerId, counted))
    return await Promise.all(memories)
  }

  return { onThisDay }
}
