// The uploads of the signed-in person, for React: there is one engine, however many pages show it.
import { useSyncExternalStore } from 'react'
import { browserTransport } from '../../../upload/transport.ts'
import { photosApi } from '../data/photos-api.ts'
import { createEngine, type Engine } from './engine.ts'
import { createBrowserHasher } from './hasher.ts'
import { browserLocks } from './locks.ts'
import type { Upload } from './machine.ts'
import { browserNetwork, sleep } from './network.ts'
import { createSpeed } from './speed.ts'
import { openUploadStore } from './upload-store.ts'

/** Milliseconds between two updates of the progress. */
const FRAME = 120

let engine: Engine | undefined
let view: readonly Upload[] = []
let waiting: Promise<Engine> | undefined
let isReady: (engine: Engine) => void = () => undefined
const listeners = new Set<() => void>()
export const speed = createSpeed(() => performance.now())

function draw() {
  view = engine?.uploads() ?? []
  speed.sample(view.reduce((sum, upload) => sum + upload.sent, 0))
  for (const listener of listeners) listener()
}

/** Resumes earlier uploads of this account and follows them; returns a function that stops it. */
export function startUploads(accountId: string): () => void {
  const hash = createBrowserHasher()
  const started = createEngine({
    api: photosApi,
    transport: browserTransport,
    store: openUploadStore(accountId),
    locks: browserLocks,
    network: browserNetwork,
    hash,
    sleep,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    random: Math.random,
  })
  engine = started
  isReady(started)
  let timer: ReturnType<typeof setTimeout> | undefined
  const unsubscribe = started.subscribe(() => {
    timer ??= setTimeout(() => {
      timer = undefined
      draw()
    }, FRAME)
  })
  const rescan = () => document.visibilityState === 'visible' && void started.restore()
  const warn = (event: BeforeUnloadEvent) => started.wouldLose() && event.preventDefault()
  rescan()
  document.addEventListener('visibilitychange', rescan)
  window.addEventListener('beforeunload', warn)
  return () => {
    document.removeEventListener('visibilitychange', rescan)
    window.removeEventListener('beforeunload', warn)
    clearTimeout(timer)
    unsubscribe()
    started.close()
    hash.close()
    if (engine === started) engine = undefined
    draw()
  }
}

export const uploads = {
  /** `albumId` is the album that they are for. */
  add: (files: readonly File[], albumId?: string) => void withEngine((each) => each.add(files, albumId)),
  pause: (id: string) => engine?.pause(id),
  resume: (id: string) => engine?.resume(id),
  remove: (id: string) => engine?.remove(id),
  pauseAll: () => engine?.pauseAll(),
  resumeAll: () => engine?.resumeAll(),
  cancelAll: () => engine?.cancelAll(),
  clearFinished: () => engine?.clearFinished(),
  file: (id: string) => engine?.file(id),
  photoChanged: (tile: Parameters<Engine['photoChanged']>[0]) => engine?.photoChanged(tile),
}

/** Files can be dropped before the tray has loaded. */
async function withEngine(work: (engine: Engine) => unknown) {
  waiting ??= new Promise((resolve) => {
    isReady = resolve
  })
  await work(engine ?? (await waiting))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useUploads = () => useSyncExternalStore(subscribe, () => view)

/** The upload of a photo, if this page uploads it. */
export const useUploadOf = (photoId: string) =>
  useSyncExternalStore(subscribe, () => view.find((each) => each.photoId === photoId))
