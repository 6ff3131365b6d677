/** The one source of time in the local cloud. Real time by default; tests move it. All values are milliseconds. */
export interface Clock {
  /** Since the epoch. */
  now(): number
  /** Runs `callback` once, `delay` ms of this clock from now. Returns a function that cancels it. */
  after(delay: number, callback: () => void): () => void
  /** Moves this clock forward. Alarms that fall due run, in order, before this returns. */
  advance(ms: number): void
}

interface Alarm {
  due: number
  callback: () => void
}

/** Real time plus whatever `advance` added. Pending alarms never keep the process alive. */
export function createClock(): Clock {
  const alarms = new Set<Alarm>()
  let offset = 0
  let timer: NodeJS.Timeout | undefined

  const now = () => Date.now() + offset

  function runDue() {
    const due = [...alarms].filter((alarm) => alarm.due <= now()).sort((a, b) => a.due - b.due)
    for (const alarm of due) if (alarms.delete(alarm)) run(alarm)
    schedule()
  }

  /** A callback that fails must not stop the others or end the process. */
  function run({ callback }: Alarm) {
    try {
      callback()
    } catch (error) {
      console.error('local cloud: something due by the clock failed', error)
    }
  }

  function schedule() {
    clearTimeout(timer)
    if (alarms.size === 0) return
    const next = Math.min(...[...alarms].map((alarm) => alarm.due))
    // setTimeout takes at most 2^31 - 1 ms; for a later alarm the timer is set again then.
    timer = setTimeout(runDue, Math.min(Math.max(next - now(), 0), 2 ** 31 - 1))
    timer.unref()
  }

  return {
    now,
    after(delay, callback) {
      const alarm = { due: now() + delay, callback }
      alarms.add(alarm)
      schedule()
      return () => void alarms.delete(alarm)
    },
    advance(ms) {
      offset += ms
      runDue()
    },
  }
}
