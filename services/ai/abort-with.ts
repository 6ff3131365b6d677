/** A controller that is aborted when one of the signals is. Disposing of it takes its listeners away from them. */
export function abortWith(...signals: readonly (AbortSignal | undefined)[]): AbortController & Disposable {
  const controller = new AbortController()
  const over = new AbortController()
  for (const signal of signals) {
    if (signal?.aborted) controller.abort(signal.reason)
    signal?.addEventListener('abort', () => controller.abort(signal.reason), {
      once: true,
      signal: over.signal,
    })
  }
  return Object.assign(controller, { [Symbol.dispose]: () => over.abort() })
}
