// Answers over a real connection, read while they come.
import type { AskedEvent } from '../assistant/conversations/asking.ts'
import { newId } from '../platform/ids.ts'
import type { Browser, World } from './test-world.ts'

/** Asks as a browser does, and reads event by event. */
export async function stream({ app }: Pick<World, 'app'>, browser: Browser, at: string, question: object) {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const closing = new AbortController()
  const response = await fetch(`http://127.0.0.1:${port}${at}/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify({ id: newId(), ...question }),
    signal: closing.signal,
  })
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
    browser.cookies.set(name, { value, path: '/' })
  }
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  async function next(): Promise<AskedEvent | null> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end < 0) {
        const chunk = await reader?.read()
        if (!chunk || chunk.done) return null
        text += chunk.value
        continue
      }
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data) return JSON.parse(data)
    }
  }
  return { response, next, close: () => closing.abort() }
}

/** The conversation that a stream says it is in. */
export async function begun(events: { next(): Promise<AskedEvent | null> }): Promise<string> {
  const first = await events.next()
  if (first?.type !== 'begun') throw new Error(`Unexpected ${first?.type}`)
  return first.conversationId
}
