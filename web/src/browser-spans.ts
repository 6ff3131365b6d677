/** More than this at once are those of a page that opens, of which the last say enough. */
const MOST = 5

/**
 * Tells the server with each request how long the ones before took, as the person saw it, so that a trace begins with
 * the click. That costs no request of its own.
 */
export function createBrowserSpans(now: () => number) {
  const waiting: { about: string; ended: number }[] = []
  return {
    /** What has ended since the last call. */
    headers(): Record<string, string> {
      const spans = waiting.splice(0).slice(-MOST)
      if (spans.length === 0) return {}
      return { 'browser-span': spans.map(({ about, ended }) => `${about};${now() - ended}`).join() }
    },
    /** Status 0 stands for no answer. Of the path only the first part is told, which is never an id. */
    ended(traceparent: string, method: string, path: string, started: number, status: number) {
      const [part] = /^\/[a-z-]+/.exec(path) ?? []
      const about = [traceparent, `${method} ${part}`, started, now() - started + 1, status].join(';')
      waiting.push({ about, ended: now() })
      if (waiting.length > MOST) waiting.shift()
    },
  }
}
