import type { LogEntry, ShownEvent } from '../recorder.ts'

/** What has happened since the last time, with the numbers by which it is counted. */
export interface News {
  events: { number: number; item: ShownEvent }[]
  logs: { number: number; item: LogEntry }[]
}

/** Calls `listener` with everything that happens while the page is visible; a hidden page asks for nothing. */
export function listen(listener: (news: News) => void, onState: (isConnected: boolean) => void): void {
  let source: EventSource | undefined

  function open() {
    source = new EventSource('/api/stream')
    source.onopen = () => onState(true)
    source.onerror = () => onState(false)
    source.onmessage = ({ data }) => listener(JSON.parse(data) as News)
  }

  function follow() {
    if (document.hidden) {
      source?.close()
      source = undefined
    } else if (!source) open()
  }

  document.addEventListener('visibilitychange', follow)
  follow()
}
