export interface RefreshingDeps {
  refresh: () => Promise<unknown>
  /** Milliseconds before the first time, so that changes which come together are fetched together. */
  gather: number
  /** Milliseconds after each time: mails without a pause change a campaign many times a second. */
  rest: number
}

/** Refreshes as often as it is asked to, but never twice at once; the last wish is always met. */
export function createRefreshing({ refresh, gather, rest }: RefreshingDeps) {
  let state: 'idle' | 'waiting' | 'running' = 'idle'
  let isAsked = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function wait(milliseconds: number) {
    state = 'waiting'
    timer = setTimeout(() => void run(), milliseconds)
  }

  async function run() {
    state = 'running'
    isAsked = false
    await refresh().catch(() => undefined)
    if (state !== 'running') return
    state = 'idle'
    if (isAsked) wait(rest)
  }

  return {
    ask() {
      isAsked = true
      if (state === 'idle') wait(gather)
    },
    stop() {
      clearTimeout(timer)
      state = 'idle'
      isAsked = false
    },
  }
}
