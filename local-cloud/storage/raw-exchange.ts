import { connect } from 'node:net'
import { type World, WRITER } from './testing.ts'

export interface Sent {
  method?: string
  path: string
  headers?: Record<string, string>
  /** Null sends the request anonymously. */
  email?: string | null
  /** Pieces of the body; the last one is sent when the refusal has arrived. */
  body: (string | Buffer)[]
  /** Sends the last piece without waiting, for refusals that come only after the whole body. */
  atEnd?: boolean
}

/** Sends the request by hand, in chunks without an announced length, and then another one on the same connection. */
export async function exchange(world: World, sent: Sent): Promise<number[]> {
  const { method = 'POST', path, headers = {}, email = WRITER, body, atEnd = false } = sent
  const socket = connect(Number(new URL(world.origin).port), '127.0.0.1')
  let text = ''
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
  const answered = (count: number) =>
    new Promise<void>((resolve, reject) => {
      const look = () => statuses().length >= count && resolve()
      socket.on('data', look)
      socket.once('close', () => reject(new Error(`The connection ended after ${text}`)))
      look()
    })
  socket.setEncoding('latin1').on('data', (more: string) => {
    text += more
  })
  const token = email === null ? {} : { Authorization: `Bearer token-of-${email}` }
  const lines = Object.entries({ Host: new URL(world.origin).host, ...token, ...headers })
  const chunk = (piece: string | Buffer) => {
    const bytes = Buffer.from(piece)
    if (bytes.length > 0)
      socket.write(
        Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]),
      )
  }
  socket.write(
    `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Transfer-Encoding: chunked\r\n\r\n`,
  )
  for (const piece of body.slice(0, -1)) chunk(piece)
  if (!atEnd) await answered(1)
  chunk(body.at(-1) ?? '')
  socket.write('0\r\n\r\n')
  socket.write(
    `GET /storage/v1/b/photos HTTP/1.1\r\nHost: local\r\nAuthorization: Bearer token-of-${WRITER}\r\n\r\n`,
  )
  await answered(2)
  socket.destroy()
  return statuses()
}

/** The address of a session in a certain state, or the path unchanged. */
export async function addressOf(world: World, path: string): Promise<string> {
  const start = async (precondition = '') => {
    const answer = await world.api(
      `/b/photos/o?uploadType=resumable&name=new${precondition}`.replace(
        '/b/',
        '/../../upload/storage/v1/b/',
      ),
      { method: 'POST' },
    )
    return pathOf(answer)
  }
  switch (path) {
    case 'SESSION':
      return start()
    case 'RACED': {
      const session = await start('&ifGenerationMatch=0')
      await world.bucket().file('new').save('first', { resumable: false })
      return session
    }
    case 'COMPLETE': {
      const session = await start()
      await fetch(world.origin + session, { method: 'PUT', body: 'whole' })
      return session
    }
    case 'SIGNED':
    case 'MISPLACED': {
      const headers = { 'x-goog-resumable': 'start', 'x-goog-content-length-range': '0,100000' }
      const [url] = await world
        .bucket()
        .file('signed')
        .getSignedUrl({
          version: 'v4',
          action: 'resumable',
          expires: Date.now() + 900_000,
          extensionHeaders: { 'x-goog-content-length-range': '0,100000' },
        })
      const session = pathOf(await fetch(url, { method: 'POST', headers }))
      return path === 'SIGNED' ? session : session.replace('/signed', '/other')
    }
    default:
      return path
  }
}

function pathOf(answer: Response): string {
  const { pathname, search } = new URL(answer.headers.get('location') ?? '')
  return pathname + search
}
