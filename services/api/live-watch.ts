/** Milliseconds before a failed source is watched again. They double each time, until it reports something. */
const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 60_000
/**
 * The database's client keeps every record that it reported in memory for as long as it is watched. After so many changes
 * a source is watched anew, a little later, so that what was reported meanwhile is not read again and again.
 */
const MOST_REPORTED = 1000
const ANEW_AFTER_MS = 60_000

export interface WatchOptions<Change> {
  start(listener: { changed(change: Change): void; failed(error: Error): void }): () => void
  /** An error thrown here counts as the source's failure. */
  changed(change: Change): void
  /** The source has ended; it is started again by itself. */
  failed(error: unknown): void
  /** Called before each start after the first. A source without it is started again only when it has failed. */
  restarting?(): void
}

/** Keeps one source watched, however it fails. Its failures do not affect the sources watched beside it. */
export function keepWatching<Change>({
  start,
  changed,
  failed,
  restarting,
}: WatchOptions<Change>): () => void {
  let attempts = 0
  let timer: NodeJS.Timeout | undefined
  let stop = run()

  function run(): () => void {
    let isOver = false
    let reported = 0
    let end = () => {}

    function finish(): void {
      isOver = true
      clearTimeout(timer)
      try {
        end()
      } catch (error) {
        failed(error)
      }
    }

    function beginAnew(): void {
      finish()
      restarting?.()
      stop = run()
    }

    function fail(error: unknown): void {
      if (isOver) return
      finish()
      failed(error)
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempts)
      attempts += 1
      timer = setTimeout(() => {
        restarting?.()
        stop = run()
      }, delay)
      timer.unref()
    }

    try {
      end = start({
        changed(change) {
          if (isOver) return
          try {
            changed(change)
            attempts = 0
            reported += 1
            if (restarting && reported === MOST_REPORTED + 1)
              timer = setTimeout(beginAnew, ANEW_AFTER_MS).unref()
          } catch (error) {
            fail(error)
          }
        },
        failed: fail,
      })
      // The source may have failed before it returned its stop function.
      if (isOver) end()
    } catch (error) {
      fail(error)
    }
    return () => {
      if (!isOver) finish()
    }
  }

  return () => {
    clearTimeout(timer)
    stop()
  }
}
