// A mail server that misbehaves exactly as it is told, for tests of what a broken conversation means.
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What it does instead of the usual at one point: a reply, nothing at all, or breaking the connection. */
export type Misbehaviour = string | 'silence' | 'hang up' | 'drip'
export type SmtpPoint = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'half body'
export type Script = Partial<Record<SmtpPoint, Misbehaviour>>

export interface ScriptedServer extends AsyncDisposable {
  host: string
  port: number
  /** What was received after DATA, by connection. */
  bodies: string[]
  commands: string[]
  /** How many connections were made. */
  connections(): number
  /** Once a connection has ended. */
  left: Promise<void>
  hangUp(): void
}

const USUAL: Record<SmtpPoint, string> = {
  greeting: '220 test',
  EHLO: '250-test\r\n250-AUTH PLAIN\r\n250 SIZE 1000000',
  AUTH: '235 2.7.0 Welcome',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go on',
  body: '250 2.0.0 Ok: queued as 4F2A1',
  'half body': '',
}

export async function startScripted(script: Script = {}): Promise<ScriptedServer> {
  const bodies: string[] = []
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const drips = new Set<NodeJS.Timeout>()
  const left = Promise.withResolvers<void>()
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => {
      sockets.delete(socket)
      left.resolve()
    })
    serve(socket)
  })

  function serve(socket: Socket) {
    const at = (point: SmtpPoint) => {
      const what = script[point] ?? USUAL[point]
      if (what === 'hang up') return socket.destroy()
      if (what === 'silence') return
      // A byte now and then keeps every timer of inactivity from running out.
      if (what === 'drip') return drips.add(setInterval(() => socket.write('2'), 5))
      socket.write(`${what}\r\n`)
    }
    let text = ''
    let body: number | null = null
    socket.on('data', (piece) => {
      text += piece.toString('latin1')
      if (body !== null) {
        bodies[body] += text
        text = ''
        if (script['half body']) return void at('half body')
        if (!/(^|\r\n)\.\r\n$/.test(bodies[body] ?? '')) return
        body = null
        return void at('body')
      }
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end)
        text = text.slice(end + 2)
        commands.push(line)
        const point = line.split(' ', 1)[0]?.toUpperCase() as SmtpPoint
        if (!(point in USUAL)) {
          socket.write(point === ('QUIT' as SmtpPoint) ? '221 Bye\r\n' : '502 5.5.1 Not here\r\n')
          continue
        }
        if (point === 'DATA' && (script.DATA ?? USUAL.DATA).startsWith('354')) body = bodies.push('') - 1
        at(point)
      }
    })
    at('greeting')
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    bodies,
    commands,
    connections: () => connections,
    left: left.promise,
    hangUp() {
      for (const socket of sockets) socket.destroy()
    },
    [Symbol.asyncDispose]() {
      for (const drip of drips) clearInterval(drip)
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
