/** Does it as soon as the page has nothing else to do. Returns what prevents it. */
export function whenIdle(work: () => Promise<unknown>): () => void {
  const run = () => void work()
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(run, 200)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(run, { timeout: 2000 })
  return () => cancelIdleCallback(idle)
}
