// One page at a time works on an upload, even with the studio open in several tabs.

export interface Locks {
  /** Waits until no other page works on this upload; the answer gives it back. */
  claim(id: string, signal: AbortSignal): Promise<() => void>
}

export const browserLocks: Locks = {
  claim(id, signal) {
    // Web Locks exist in secure contexts only; without them each page minds its own uploads.
    if (!('locks' in navigator)) return Promise.resolve(() => undefined)
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(`atelier-upload:${id}`, { signal }, () => new Promise<void>((release) => resolve(release)))
        .catch(reject)
    })
  },
}
