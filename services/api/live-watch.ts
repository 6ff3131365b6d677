/** Milliseconds before a failed source is watched again. They double each time, until it reports something. */
const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 60_000
/**
 * The database's client keeps every record that it reported in memory for as long as it is watched. After so many changes
 * a source is watched anew: once nothing more has come for a while, because then none of them has to be read again, and
 * while they go on, now and then, so that they do not fill the memory.
 */
const MOST_REPORTED = 1000
const QUIET_MS = 60_000
const LONGEST_MS = 120_000

export interface WatchOptions<Change> {
  start(listener: { changed(change: Change): void; failed(error: Error): void }): () => void
  /** An error thrown here counts as the source's failure. */
  changed(change: Change): void
  /** The source has ended; it is started again by itself. */
  failed(error: unknown): void
  /**
   * Called before each start after the first; `isQuiet` where the source works and has reported nothing for a while. A
   * source without it is started again only when it has failed.
   */
  restarting?(isQuiet: boolean): void
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
    let quiet: NodeJS.Timeout | undefined
    let longest: NodeJS.Timeout | undefined
    let end = () => {}

    function finish(): void {
      isOver = true
      for (const each of [timer, quiet, longest]) clearTimeout(each)
      try {
        end()
      } catch (error) {
        failed(error)
      }
    }

    function beginAnew(isQuiet: boolean): void {
      finish()
      restarting?.(isQuiet)
      stop = run()
    }

    function planAnew(): void {
      longest ??= setTimeout(beginAnew, LONGEST_MS, false).unref()
      if (quiet) quiet.refresh()
      else quiet = setTimeout(beginAnew, QUIET_MS, true).unref()
    }

    function fail(error: unknown): void {
      if (isOver) return
      finish()
      failed(error)
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** attempts)
      attempts += 1
      timer = setTimeout(() => {
        restarting?.(false)
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
            if (restarting && reported > MOST_REPORTED) planAnew()
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
