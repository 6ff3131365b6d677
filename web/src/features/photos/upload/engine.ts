// Uploads many photos at once: computes fingerprints ahead in a worker, runs a few uploads in parallel, and records
// everything so that a reload continues where it stopped.
import type { PhotoTile } from '../../../../../services/photos/schemas.ts'
import { examine } from './accept.ts'
import { createLedger } from './ledger.ts'
import type { Locks } from './locks.ts'
import { isRunning, newUpload, reduce, refusedUpload, type Upload, type UploadEvent } from './machine.ts'
import { reactTo } from './problems.ts'
import { createSender, type SenderDeps } from './sender.ts'
import type { UploadStore } from './upload-store.ts'

export interface EngineDeps extends Omit<SenderDeps, 'dispatch'> {
  store: UploadStore
  locks: Locks
  /** Returns the SHA-256 in lower-case hex; `onProgress` gets the bytes read. */
  hash(file: Blob, signal: AbortSignal, onProgress: (bytes: number) => void): Promise<string>
  newId(): string
  now(): number
  /** Called when bytes are about to be sent: the photo is recorded, and the gallery should show it. */
  onReserved?(): void
}

const PARALLEL_UPLOADS = 4

export type Engine = ReturnType<typeof createEngine>

export function createEngine(deps: EngineDeps) {
  const ledger = createLedger()
  const files = new Map<string, Blob>()
  const running = new Map<string, AbortController>()
  const releases = new Map<string, () => void>()
  const claims = new AbortController()
  const claiming = new Set<string>()
  const send = createSender({ ...deps, dispatch })

  function dispatch(id: string, event: UploadEvent): Upload | undefined {
    const before = ledger.get(id)
    if (!before) return undefined
    const after = reduce(before, event)
    if (after === before) return after
    ledger.set(after)
    keep(before, after)
    if (after.state === 'uploading' && before.photoId !== after.photoId) deps.onReserved?.()
    if (after.state !== before.state) queueMicrotask(pump)
    return after
  }

  /** Stores what a reload needs; an upload is deleted from the store once nothing is left to do. */
  function keep(before: Upload, after: Upload) {
    const isFinal = ['done', 'duplicate', 'rejected'].includes(after.state)
    if (isFinal) {
      if (after.state !== before.state) forget(after.id)
    } else if (
      after.isSaved &&
      (before.state !== after.state || before.session !== after.session || before.photoId !== after.photoId)
    )
      void deps.store.update(after)
  }

  function forget(id: string) {
    files.delete(id)
    void deps.store.remove(id)
    releases.get(id)?.()
    releases.delete(id)
  }

  function pump() {
    const uploads = ledger.all()
    if (claims.signal.aborted) return
    const free =
      PARALLEL_UPLOADS - uploads.filter((u) => u.state === 'uploading' || u.state === 'waiting').length
    for (const upload of uploads
      .filter((u) => u.state === 'hashed' && !running.has(u.id))
      .slice(0, Math.max(0, free)))
      run(upload.id, uploadOne)
    if (!uploads.some((u) => u.state === 'hashing')) {
      const next = uploads.find((u) => u.state === 'queued' && !running.has(u.id))
      if (next) run(next.id, hashOne)
    }
  }

  function run(id: string, work: (id: string, file: Blob, signal: AbortSignal) => Promise<void>) {
    const file = files.get(id)
    if (!file) return
    const controller = new AbortController()
    running.set(id, controller)
    work(id, file, controller.signal)
      .catch((error: unknown) => {
        if (controller.signal.aborted) return
        const reaction = reactTo(error)
        dispatch(id, {
          type: 'failed',
          problem:
            reaction.do === 'stop'
              ? reaction.problem
              : { message: 'Something unexpected went wrong. Try again.', canRetry: true },
        })
      })
      .finally(() => {
        running.delete(id)
        pump()
      })
  }

  async function hashOne(id: string, file: Blob, signal: AbortSignal) {
    dispatch(id, { type: 'hash-started' })
    const sha256 = await deps.hash(file, signal, (bytes) => dispatch(id, { type: 'hash-progress', bytes }))
    signal.throwIfAborted()
    const twin = ledger.all().find((u) => u.id !== id && u.sha256 === sha256 && u.state !== 'rejected')
    dispatch(id, { type: 'hashed', sha256 })
    // Two uploads of the same bytes would compete for one photo.
    if (twin) dispatch(id, { type: 'duplicate', photoId: twin.photoId, isTrashed: false })
  }

  async function uploadOne(id: string, file: Blob, signal: AbortSignal) {
    const upload = dispatch(id, { type: 'started' })
    if (upload?.state === 'uploading') await send(upload, file, signal)
  }

  async function take(upload: Upload, file: Blob) {
    files.set(upload.id, file)
    ledger.set(upload)
    pump()
  }

  async function add(list: readonly File[], albumId?: string) {
    for (const file of list) {
      const verdict = await examine(file)
      const id = deps.newId()
      if ('refusal' in verdict) {
        ledger.set(refusedUpload(file, { id, reason: verdict.refusal, now: deps.now() }))
        continue
      }
      const upload = newUpload(file, { id, type: verdict.type, now: deps.now(), ...(albumId && { albumId }) })
      claiming.add(id)
      releases.set(id, await deps.locks.claim(id, claims.signal))
      await take(upload, file)
      deps.store.add(upload, file).then(
        () => {
          const saved = dispatch(id, { type: 'saved' })
          // The upload may have finished already, because small files are faster than the disk.
          if (!saved || !files.has(id)) return deps.store.remove(id)
          return deps.store.update(saved)
        },
        () => undefined, // There is no room on this disk: the upload continues, but leaving the page warns.
      )
    }
  }

  /** Resumes what an earlier page left; uploads that another tab holds follow when that tab closes. */
  async function restore() {
    for (const id of await deps.store.ids()) {
      if (claiming.has(id)) continue
      claiming.add(id)
      void deps.locks.claim(id, claims.signal).then(
        async (release) => {
          const saved = await deps.store.get(id)
          if (!saved || claims.signal.aborted) {
            claiming.delete(id)
            return release()
          }
          releases.set(id, release)
          const { upload } = saved
          const state = isRunning(upload) ? (upload.sha256 ? 'hashed' : 'queued') : upload.state
          await take({ ...upload, state, isSaved: true, isOffline: false }, saved.file)
        },
        () => claiming.delete(id),
      )
    }
  }

  function halt(id: string, event: UploadEvent) {
    const after = dispatch(id, event)
    if (after && !isRunning(after)) running.get(id)?.abort(new DOMException('Paused', 'AbortError'))
  }

  function remove(id: string) {
    const upload = ledger.get(id)
    if (!upload) return
    running.get(id)?.abort(new DOMException('Cancelled', 'AbortError'))
    ledger.delete(id)
    forget(id)
    const isPending = isRunning(upload) || upload.state === 'paused' || upload.state === 'failed'
    if (isPending && upload.photoId) void deps.api.cancel(upload.photoId).catch(() => undefined)
    pump()
  }

  const each = (work: (id: string) => void, which: (upload: Upload) => boolean = () => true) => {
    for (const upload of ledger.all()) if (which(upload)) work(upload.id)
  }

  return {
    add,
    restore,
    subscribe: ledger.subscribe,
    uploads: ledger.all,
    /** The bytes of an upload that has not ended yet. */
    file: (id: string) => files.get(id),
    pause: (id: string) => halt(id, { type: 'pause' }),
    resume: (id: string) => void dispatch(id, { type: 'resume' }),
    remove,
    pauseAll: () => each((id) => halt(id, { type: 'pause' })),
    resumeAll: () => each((id) => dispatch(id, { type: 'resume' })),
    cancelAll: () => each(remove, (u) => isRunning(u) || u.state === 'paused' || u.state === 'failed'),
    clearFinished: () => each(remove, (u) => ['done', 'duplicate', 'refused', 'rejected'].includes(u.state)),
    photoChanged: (tile: PhotoTile) =>
      each(
        (id) => dispatch(id, { type: 'photo', tile }),
        (u) => u.photoId === tile.id,
      ),
    /** Whether closing this page would lose something under way. */
    wouldLose: () => ledger.all().some((u) => isRunning(u) && !u.isSaved),
    close() {
      claims.abort()
      for (const controller of running.values()) controller.abort(new DOMException('Closed', 'AbortError'))
      for (const release of releases.values()) release()
    },
  }
}
