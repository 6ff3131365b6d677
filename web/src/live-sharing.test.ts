import { expect, test } from 'vitest'
import { createLive } from './live-connection.ts'
import { createLiveSharing, type LiveChannel } from './live-sharing.ts'

class Stream extends EventTarget {
  readyState = 0
  close() {
    this.readyState = 2
  }
  opens() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  says(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify({ type, data }) }))
  }
}

/** A browser whose tabs share a channel and a lock. */
function openBrowser() {
  const streams: Stream[] = []
  const ears: { tab: number; hear: Parameters<LiveChannel['listen']>[0] }[] = []
  const waiting: { signal: AbortSignal; begin: () => void }[] = []
  let isHeld = false
  const handOn = () => {
    const next = waiting.shift()
    isHeld = next !== undefined
    next?.begin()
  }
  let tabs = 0

  return {
    streams,
    open: () => streams.filter((stream) => stream.readyState !== 2).length,
    tab() {
      const tab = ++tabs
      const heard: unknown[] = []
      const sharing = createLiveSharing({
        live: createLive({
          open: () => {
            const stream = new Stream()
            streams.push(stream)
            return stream
          },
          checkSession: async () => undefined,
          retryAfter: async () => null,
          random: () => 0.5,
        }),
        channel: {
          post: (message) => {
            for (const ear of ears) if (ear.tab !== tab) ear.hear(message)
          },
          listen: (hear) => void ears.push({ tab, hear }),
        },
        lead(signal, begin) {
          let isMine = false
          const mine = {
            signal,
            begin: () => {
              isMine = true
              begin()
            },
          }
          signal.addEventListener('abort', () => {
            const at = waiting.indexOf(mine)
            if (at >= 0) waiting.splice(at, 1)
          })
          if (isHeld) waiting.push(mine)
          else {
            isHeld = true
            mine.begin()
          }
          return () => isMine && handOn()
        },
      })
      sharing.on('shelf', ({ count }) => heard.push(count))
      sharing.on('resync', () => heard.push('resync'))
      sharing.start()
      return { sharing, heard }
    },
  }
}

test('twenty tabs share one stream and get the same events', () => {
  const browser = openBrowser()
  const tabs = Array.from({ length: 20 }, () => browser.tab())
  browser.streams[0]?.opens()
  browser.streams[0]?.says('shelf', { count: 3 })
  expect(browser.streams.length).toBe(1)
  expect(tabs.map(({ heard }) => heard)).toEqual(tabs.map(() => [3]))
  expect(tabs.map(({ sharing }) => sharing.state())).toEqual(tabs.map(() => 'open'))
})

test('a tab opened later learns the state of the stream, and fetches what it missed', () => {
  const browser = openBrowser()
  browser.tab()
  browser.streams[0]?.opens()
  const { sharing, heard } = browser.tab()
  browser.streams[0]?.says('shelf', { count: 3 })
  // What happened after its page was read, and before it joined, was told to the others only.
  expect([sharing.state(), heard]).toEqual(['open', ['resync', 3]])
})

test('when the listening tab closes another takes over, and all fetch what they missed', () => {
  const browser = openBrowser()
  const [first, second, third] = [browser.tab(), browser.tab(), browser.tab()]
  browser.streams[0]?.opens()
  first.sharing.stop()
  expect([browser.streams.length, browser.open()]).toEqual([2, 1])
  browser.streams[1]?.opens()
  browser.streams[1]?.says('shelf', { count: 5 })
  expect([second.heard, third.heard]).toEqual([
    ['resync', 5],
    ['resync', 5],
  ])
  expect(first.heard).toEqual([])
})

test('only a tab that was away fetches again', () => {
  const browser = openBrowser()
  const [first, second] = [browser.tab(), browser.tab()]
  browser.streams[0]?.opens()
  second.sharing.stop()
  browser.streams[0]?.says('shelf', { count: 7 })
  second.sharing.start()
  expect([first.heard, second.heard]).toEqual([[7], ['resync']])
})

test('there is no stream while all tabs are hidden', () => {
  const browser = openBrowser()
  const tabs = [browser.tab(), browser.tab()]
  for (const { sharing } of tabs) sharing.stop()
  expect(browser.open()).toBe(0)
  tabs[1]?.sharing.start()
  browser.streams.at(-1)?.opens()
  expect([browser.open(), tabs[1]?.heard]).toEqual([1, ['resync']])
})
