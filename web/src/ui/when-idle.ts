/** Milliseconds to wait where a browser cannot tell when it has nothing to do. */
const PATIENCE = 100

/** Calls back when the browser has drawn and has time; returns what calls it off. */
export function whenIdle(callback: () => void): () => void {
  // Safari has no such call.
  if (!globalThis.requestIdleCallback) {
    const timer = setTimeout(callback, PATIENCE)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(callback)
  return () => cancelIdleCallback(handle)
}
