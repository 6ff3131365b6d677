import type { PhotoTile } from '../../services/photos/schemas.ts'
import type { StudioClient } from '../client.ts'

export interface Sighting {
  /** The values of performance.now() when the thumbnail and the final status were announced. */
  thumbnailAt: number | null
  endAt: number
  status: 'ready' | 'rejected'
  reason: string | null
}

export interface Watcher extends AsyncDisposable {
  /** Resolves when the photo is ready or rejected; to null when that takes longer than `patience` ms. */
  until(id: string, patience: number): Promise<Sighting | null>
}

/** Listens to one person's live events and records when each photo reached which state. */
export async function watchPhotos(client: StudioClient): Promise<Watcher> {
  const listening = new AbortController()
  const thumbnails = new Map<string, number>()
  const ended = new Map<string, Sighting>()
  const waiting = new Map<string, (sighting: Sighting) => void>()

  function see(tile: PhotoTile) {
    if (tile.thumbnailUrl && !thumbnails.has(tile.id)) thumbnails.set(tile.id, performance.now())
    if (tile.status !== 'ready' && tile.status !== 'rejected') return
    if (ended.has(tile.id)) return
    const sighting = {
      thumbnailAt: thumbnails.get(tile.id) ?? null,
      endAt: performance.now(),
      status: tile.status,
      reason: tile.reason,
    }
    ended.set(tile.id, sighting)
    waiting.get(tile.id)?.(sighting)
  }

  const events = await client.listen(listening.signal)
  const loop = (async () => {
    try {
      for await (const event of events) if (event.type === 'photo') see(event.data)
    } catch (error) {
      if (!listening.signal.aborted) throw error
    }
  })()

  return {
    until(id, patience) {
      const known = ended.get(id)
      if (known) return Promise.resolve(known)
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(null), patience)
        waiting.set(id, (sighting) => {
          clearTimeout(timer)
          resolve(sighting)
        })
      })
    },
    async [Symbol.asyncDispose]() {
      listening.abort()
      await loop
    },
  }
}
