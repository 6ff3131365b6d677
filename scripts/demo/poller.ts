import { setTimeout as sleep } from 'node:timers/promises'
import type { Photo } from '../../services/photos/schemas.ts'
import type { StudioClient } from '../client.ts'
import type { Sighting, Watcher } from './watcher.ts'

const PAUSE_MS = 500

/** Asks after each photo now and then: a key is not told of live events, which are about more than photos. */
export async function pollPhotos(client: Pick<StudioClient, 'call'>): Promise<Watcher> {
  return {
    async until(id, patience): Promise<Sighting | null> {
      const end = performance.now() + patience
      let thumbnailAt: number | null = null
      while (performance.now() < end) {
        const { status, reason, thumbnailUrl } = await client.call<Photo>('GET', `/photos/${id}`)
        const now = performance.now()
        if (thumbnailUrl) thumbnailAt ??= now
        if (status === 'ready' || status === 'rejected') return { thumbnailAt, endAt: now, status, reason }
        await sleep(PAUSE_MS)
      }
      return null
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
