// All uploads of this page in order, as an immutable list to which React can subscribe.
import type { Upload } from './machine.ts'

export function createLedger() {
  const uploads = new Map<string, Upload>()
  const listeners = new Set<() => void>()
  let snapshot: readonly Upload[] = []
  let isAnnounced = false

  /** Thousands of files change many times a second, so listeners are called once per turn of the event loop. */
  function changed() {
    snapshot = []
    if (isAnnounced) return
    isAnnounced = true
    queueMicrotask(() => {
      isAnnounced = false
      for (const listener of listeners) listener()
    })
  }

  return {
    get: (id: string) => uploads.get(id),
    set(upload: Upload) {
      uploads.set(upload.id, upload)
      changed()
    },
    delete(id: string) {
      if (uploads.delete(id)) changed()
    },
    all(): readonly Upload[] {
      if (snapshot.length !== uploads.size) snapshot = [...uploads.values()]
      return snapshot
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
