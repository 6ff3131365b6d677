// A mail server that accepts or refuses mails as it is told, for tests of code that sends mail.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface TestMailbox extends AsyncDisposable {
  /** `HOST:PORT` */
  host: string
  mails: ParsedMail[]
  /** The next mails are answered with this reply code; `hang up` breaks the connection instead of answering. */
  behave(how: 'take' | number | 'hang up'): void
  /** The secret at the end of a mail's link. */
  tokenIn(mail: ParsedMail | undefined): string
}

export async function startMailbox(): Promise<TestMailbox> {
  const mails: ParsedMail[] = []
  let behaviour: 'take' | number | 'hang up' = 'take'
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Otherwise every mail waits for a name server.
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        if (behaviour === 'hang up') {
          mails.push(mail)
          for (const connection of server.connections) if (connection.session === session) connection.close()
          return
        }
        if (behaviour !== 'take') return done(Object.assign(new Error('No'), { responseCode: behaviour }))
        mails.push(mail)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    mails,
    behave(how) {
      behaviour = how
    },
    tokenIn: (mail) => /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '',
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
