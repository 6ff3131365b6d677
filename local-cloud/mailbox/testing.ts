// A mailbox with its page, and a sender, for tests.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { createClock } from '../clock.ts'
import { createMailbox, type MailboxDeps } from './mailbox.ts'

export async function setUp({
  dataDir = mkdtempSync(join(tmpdir(), 'mailbox-')),
  ...deps
}: Partial<MailboxDeps> = {}) {
  const mailbox = createMailbox({ clock: createClock(), dataDir, ...deps })
  const web = createServer({ keepAliveTimeout: 0 }, mailbox.handler)
  const [port, webPort] = await Promise.all([listen(mailbox.smtp), listen(web)])
  const url = `http://127.0.0.1:${webPort}`
  const transport = createTransport({ host: '127.0.0.1', port })
  return {
    mailbox,
    dataDir,
    port,
    url,
    send: (mail: object) =>
      transport.sendMail({
        from: 'shop@example.com',
        to: 'one@example.com',
        subject: 'Hello',
        text: 'Hi',
        ...mail,
      }),
    read: async (path: string) => (await fetch(url + path)).json() as Promise<Answer>,
    async [Symbol.asyncDispose]() {
      transport.close()
      web.close()
      web.closeAllConnections()
      await mailbox.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The fields of both a list and a single mail. */
export interface Answer {
  messages: { id: string }[]
  id: string
  text: string
  attachments: object[]
  headers: object[]
}

export async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
