// Accepts the mails that are sent on this machine and shows them: an SMTP server that takes mail for everybody, a
// database in the data folder, a page for people and JSON for programs.
import type { RequestListener } from 'node:http'
import type { Server } from 'node:net'
import type { Clock } from '../clock.ts'
import { createAddressFaults } from './address-faults.ts'
import { createMailFaults, type MailFaults } from './faults.ts'
import { headerOf } from './head.ts'
import { createMailboxHandler } from './http.ts'
import { createSmtpServer } from './smtp.ts'
import { createMailStore, type MailLimits, type MailSummary } from './store.ts'

export type { MailFaults, MailSummary }

export interface MailboxDeps {
  clock: Clock
  /** Holds `mailbox.db`. */
  dataDir: string
  limits?: MailLimits & { mailBytes: number }
}

/** A mail that came another way than by SMTP. */
export interface Delivered {
  from: string
  to: string[]
  raw: Buffer
}

export interface Mailbox {
  /** The handler for one `node:http` server. */
  handler: RequestListener
  /** The SMTP server, which is not listening yet. */
  smtp: Server
  /** All of them, newest first. */
  messages(): MailSummary[]
  /** How many mails have each value of this header, so that a test sees at once what came twice or not at all. */
  countBy(header: string): Map<string, number>
  /** Keeps a mail; returns its id. */
  deliver(mail: Delivered): string
  /** Sets which faults happen from now on; null stops them. */
  disturb(faults: MailFaults | null): void
  close(): Promise<void>
}

export function createMailbox({ clock, dataDir, limits }: MailboxDeps): Mailbox {
  const store = createMailStore(dataDir, limits)
  let faults = createMailFaults(null)
  const deliver = ({ from, to, raw }: Delivered) =>
    store.add({ received: clock.now(), from, to, subject: headerOf(raw, 'Subject') ?? '', raw })
  const smtp = createSmtpServer({
    deliver,
    faults: () => faults,
    addresses: createAddressFaults(clock.now),
    ...(limits && { maxMailBytes: limits.mailBytes }),
  })
  return {
    handler: createMailboxHandler(store),
    smtp: smtp.server,
    messages: store.all,
    countBy: store.countBy,
    deliver,
    disturb(next) {
      faults = createMailFaults(next)
    },
    async close() {
      await smtp.close()
      store.close()
    },
  }
}
