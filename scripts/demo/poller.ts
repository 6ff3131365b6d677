import { setTimeout as sleep } from 'node:timers/promises'
import type { Photo } from '../../services/photos/schemas.ts'
import type { StudioClient } from '../client.ts'
import type { Sighting, Watcher } from './watcher.ts'

/**
 * The pause between two requests, whatever the number of photos. A minute of them stays far below one person's limit.
 */
const PAUSE_MS = 25

interface Waiting {
  end: number
  thumbnailAt: number | null
  settle: (sighting: Sighting | null) => void
  fail: (error: unknown) => void
}

/**
 * Polls one photo at a time, in turn. A key gets no live events, which are about more than photos, and a thousand
 * photos that were each polled separately would exceed the limits.
 */
export async function pollPhotos(client: Pick<StudioClient, 'call'>): Promise<Watcher> {
  const waiting = new Map<string, Waiting>()
  let isAsking = false

  async function ask(id: string, photo: Waiting): Promise<void> {
    const { status, reason, thumbnailUrl } = await client.call<Photo>('GET', `/photos/${id}`)
    const now = performance.now()
    if (thumbnailUrl) photo.thumbnailAt ??= now
    const isDone = status === 'ready' || status === 'rejected'
    if (!isDone && now < photo.end) return
    waiting.delete(id)
    photo.settle(isDone ? { thumbnailAt: photo.thumbnailAt, endAt: now, status, reason } : null)
  }

  async function askInTurn(): Promise<void> {
    if (isAsking) return
    isAsking = true
    while (waiting.size > 0)
      for (const [id, photo] of waiting) {
        await ask(id, photo).catch((error: unknown) => {
          waiting.delete(id)
          photo.fail(error)
        })
        await sleep(PAUSE_MS)
      }
    isAsking = false
  }

  return {
    until: (id, patience) =>
      new Promise((settle, fail) => {
        waiting.set(id, { end: performance.now() + patience, thumbnailAt: null, settle, fail })
        void askInTurn()
      }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
