import { createServer, type Server, type Socket } from 'node:net'
import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { isOutOfSpace } from '../sqlite.ts'
import type { createAddressFaults } from './address-faults.ts'
import { type MailFaultSource, refusal } from './faults.ts'
import { MAX_MAIL_BYTES } from './limits.ts'

export interface SmtpDeps {
  /** Keeps a mail; returns its id. */
  deliver(mail: { from: string; to: string[]; raw: Buffer }): string
  faults: () => MailFaultSource
  addresses: ReturnType<typeof createAddressFaults>
  maxMailBytes?: number
}

/** A method that the package has and its types lack: it serves a connection that something else has accepted. */
interface Connecting {
  connect(socket: Socket): void
}

/** Accepts every mail for everybody over plain SMTP, without TLS or sign-in. */
export function createSmtpServer({ deliver, faults, addresses, maxMailBytes = MAX_MAIL_BYTES }: SmtpDeps) {
  /** Sockets by the client's port, which is how a session identifies its socket. */
  const sockets = new Map<number, Socket>()
  let protocol: Promise<SMTPServer & Connecting> | undefined

  /** Null when the sender is never told. */
  async function take(
    stream: SMTPServerDataStream,
    { envelope, remotePort }: SMTPServerSession,
  ): Promise<string | null> {
    const raw = await readAll(stream, maxMailBytes)
    if (raw === null) throw refusal(552, '5.3.4 Message exceeds the size limit')
    const to = envelope.rcptTo.map(({ address }) => address)
    const refused = faults().ofMail() ?? addresses.ofMail(to)
    if (refused) throw refused
    const end = addresses.endOf(to)
    const cut = () => sockets.get(remotePort)?.destroy()
    if (end === 'lost') {
      cut()
      return null
    }
    const kept = deliver({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to, raw })
    if (end === 'cut' || faults().cutsAfterData()) cut()
    return end === 'silent' ? null : `2.0.0 Kept as ${kept}`
  }

  /** The protocol is loaded with the first connection, because most starts of the local cloud never see one. */
  async function load(): Promise<SMTPServer & Connecting> {
    const { SMTPServer } = await import('smtp-server')
    const smtp = new SMTPServer({
      size: maxMailBytes,
      authOptional: true,
      disableReverseLookup: true,
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _, done) => done(faults().ofRecipient() ?? addresses.ofRecipient(address)),
      onData(stream, session, done) {
        take(stream, session).then(
          (answer) => (answer === null ? undefined : done(null, answer as never)),
          (error: unknown) => done(asRefusal(error)),
        )
      },
    })
    smtp.on('error', () => {}) // A client that hangs up in the middle is not an error.
    return smtp as SMTPServer & Connecting
  }

  const server: Server = createServer({ pauseOnConnect: true }, (socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(port))
    protocol ??= load()
    protocol.then(
      (smtp) => {
        smtp.connect(socket)
        socket.resume()
      },
      () => socket.destroy(),
    )
  })

  return {
    server,
    close(): Promise<void> {
      for (const socket of sockets.values()) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** Returns null when the mail is too large; the rest is read and dropped, so that the client learns why. */
async function readAll(stream: SMTPServerDataStream, most: number): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > most) pieces.length = 0
    else pieces.push(piece)
  }
  return size > most ? null : Buffer.concat(pieces)
}

function asRefusal(error: unknown) {
  if (error instanceof Error && 'responseCode' in error) return error
  if (isOutOfSpace(error)) return refusal(452, '4.3.1 Insufficient system storage')
  return refusal(451, `4.3.0 The local mailbox failed: ${error instanceof Error ? error.message : error}`)
}
