/** Lets callers wait for a condition that is checked again after every change. */
export function createQuiet() {
  const waiting = new Set<{ holds: () => boolean; resolve: () => void }>()

  return {
    until(holds: () => boolean): Promise<void> {
      if (holds()) return Promise.resolve()
      return new Promise((resolve) => waiting.add({ holds, resolve }))
    },
    changed() {
      for (const waiter of waiting) {
        if (!waiter.holds()) continue
        waiting.delete(waiter)
        waiter.resolve()
      }
    },
  }
}
