// Accepts the mails that are sent on this machine and shows them: an SMTP server that takes mail for everybody, a
// database in the data folder, a page for people and JSON for programs.
import type { RequestListener } from 'node:http'
import type { Server } from 'node:net'
import type { Clock } from '../clock.ts'
import { createMailFaults, type MailFaults } from './faults.ts'
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

export interface Mailbox {
  /** The handler for one `node:http` server. */
  handler: RequestListener
  /** The SMTP server, which is not listening yet. */
  smtp: Server
  /** Newest first. */
  messages(): MailSummary[]
  /** Sets which faults happen from now on; null stops them. */
  disturb(faults: MailFaults | null): void
  close(): Promise<void>
}

export function createMailbox({ clock, dataDir, limits }: MailboxDeps): Mailbox {
  const store = createMailStore(dataDir, limits)
  let faults = createMailFaults(null)
  const smtp = createSmtpServer({
    store,
    clock,
    faults: () => faults,
    ...(limits && { maxMailBytes: limits.mailBytes }),
  })
  return {
    handler: createMailboxHandler(store),
    smtp: smtp.server,
    messages: store.list,
    disturb(next) {
      faults = createMailFaults(next)
    },
    async close() {
      await smtp.close()
      store.close()
    },
  }
}
