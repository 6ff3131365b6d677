/** Milliseconds. */
const FRAME = 16

/** Reports that lists have changed. Many change at once, but the screen is redrawn once per frame. */
export function createListSignal() {
  const listeners = new Set<() => void>()
  let version = 0
  let isAnnounced = false

  return {
    announce() {
      version++
      if (isAnnounced) return
      isAnnounced = true
      setTimeout(() => {
        isAnnounced = false
        for (const listener of listeners) listener()
      }, FRAME)
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    version: () => version,
  }
}
