// Makes sure that only one page works on an upload, even with the studio open in several tabs.

export interface Locks {
  /** Waits until no other page works on this upload; the returned function releases it. */
  claim(id: string, signal: AbortSignal): Promise<() => void>
}

export const browserLocks: Locks = {
  claim(id, signal) {
    // Web Locks exist only in secure contexts; without them the tabs are not coordinated.
    if (!('locks' in navigator)) return Promise.resolve(() => undefined)
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(`atelier-upload:${id}`, { signal }, () => new Promise<void>((release) => resolve(release)))
        .catch(reject)
    })
  },
}
