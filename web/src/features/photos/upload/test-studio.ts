// The service's side of uploads for tests, and a browser's page without a browser.
import { createHash } from 'node:crypto'
import type { Photo, PhotoTile } from '../../../../../services/photos/schemas.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Locks } from './locks.ts'
import type { Upload, UploadState } from './machine.ts'
import type { SenderDeps, UploadApi } from './sender.ts'
import { nodeTransport, startTestStore, type TestStore } from './test-store.ts'
import type { SavedUpload, UploadStore } from './upload-store.ts'

export const CHUNK = 256 * 1024

export interface Page {
  engine: Engine
  /** Resolves with the upload once it has that state. */
  reaches(name: string, state: UploadState): Promise<Upload>
  sleeps: number[]
  goOffline(): void
  goOnline(): void
}

export interface Studio extends AsyncDisposable {
  store: TestStore
  photos: Map<string, Pick<Photo, 'id' | 'trashedAt' | 'status'> & { sha256: string }>
  cancelled: string[]
  open(): Page
}

/** One account's service, store and disk; each `open` is another tab that uses them. */
export async function startStudio(): Promise<Studio> {
  const store = await startTestStore()
  const photos: Studio['photos'] = new Map()
  const cancelled: string[] = []
  const disk = new Map<string, SavedUpload>()
  const locks = createLocks()
  const pages: Page[] = []

  const api: UploadApi = {
    async reserve({ sha256 }) {
      const known = [...photos.values()].find((photo) => photo.sha256 === sha256)
      const isStored = known !== undefined && store.objects.has(known.id)
      if (known && isStored) return { photo: known as unknown as Photo, grant: null }
      const photo = known ?? { id: `photo-${photos.size + 1}`, trashedAt: null, status: 'uploading', sha256 }
      photos.set(photo.id, photo)
      return { photo: photo as unknown as Photo, grant: store.grantFor(photo.id) }
    },
    async renew(id) {
      if (!photos.has(id)) throw Object.assign(new Error('Not found'), { status: 404 })
      return store.grantFor(id)
    },
    async cancel(id) {
      photos.delete(id)
      cancelled.push(id)
    },
  }

  function open(): Page {
    const sleeps: number[] = []
    const network = createNetwork()
    let ids = 0
    const engine = createEngine({
      api,
      transport: nodeTransport,
      store: memoryStore(disk),
      locks,
      network,
      hash: async (file, _signal, onProgress) => {
        onProgress(file.size)
        return createHash('sha256')
          .update(new Uint8Array(await file.arrayBuffer()))
          .digest('hex')
      },
      sleep: async (ms) => void sleeps.push(ms),
      newId: () => `${pages.length}-${++ids}`,
      now: () => 0,
      random: () => 0.5,
      chunkBytes: CHUNK,
    })
    const page: Page = {
      engine,
      sleeps,
      goOffline: network.goOffline,
      goOnline: network.goOnline,
      reaches: (name, state) =>
        new Promise((resolve) => {
          const look = () => {
            const found = engine.uploads().find((upload) => upload.name === name && upload.state === state)
            if (!found) return
            stop()
            resolve(found)
          }
          const stop = engine.subscribe(look)
          queueMicrotask(look)
        }),
    }
    pages.push(page)
    return page
  }

  return {
    store,
    photos,
    cancelled,
    open,
    async [Symbol.asyncDispose]() {
      for (const { engine } of pages) engine.close()
      await store[Symbol.asyncDispose]()
    },
  }
}

export const photoFile = (name: string, size: number, seed = 1) => {
  const bytes = Buffer.alloc(size, seed)
  bytes.set([0xff, 0xd8, 0xff, seed])
  return new File([bytes], name, { type: 'image/jpeg' })
}

export const tileOf = (id: string, part: Partial<PhotoTile>) =>
  ({ id, status: 'ready', ...part }) as PhotoTile

function createNetwork(): SenderDeps['network'] & Pick<Page, 'goOffline' | 'goOnline'> {
  let isOnline = true
  let waiting: (() => void)[] = []
  return {
    isOnline: () => isOnline,
    whenOnline: () => new Promise((resolve) => waiting.push(resolve)),
    goOffline: () => {
      isOnline = false
    },
    goOnline: () => {
      isOnline = true
      for (const resolve of waiting) resolve()
      waiting = []
    },
  }
}

function createLocks(): Locks {
  const held = new Map<string, Promise<void>>()
  return {
    async claim(id, signal) {
      for (let before = held.get(id); before; before = held.get(id)) await before
      signal.throwIfAborted()
      const { promise, resolve } = Promise.withResolvers<void>()
      held.set(id, promise)
      return () => {
        held.delete(id)
        resolve()
      }
    },
  }
}

function memoryStore(disk: Map<string, SavedUpload>): UploadStore {
  return {
    add: async (upload, file) => void disk.set(upload.id, { upload, file }),
    update: async (upload) => {
      const saved = disk.get(upload.id)
      if (saved) disk.set(upload.id, { ...saved, upload })
    },
    get: async (id) => disk.get(id) ?? null,
    ids: async () => [...disk.keys()],
    remove: async (id) => void disk.delete(id),
  }
}
