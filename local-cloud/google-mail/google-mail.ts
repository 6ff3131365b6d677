// Google's sign-in for applications and the part of the Gmail API that sends, so that connecting an account can be
// clicked through on one machine. Mails go into the mailbox; there are no passwords, and nothing is anybody's.
import type { RequestListener } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Iam } from '../iam/iam.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import { createGmailFaults, type GmailFaults } from './faults.ts'
import { createGmailApi } from './gmail-api.ts'
import { createGoogleMailHandler } from './http.ts'
import { createQuota } from './quota.ts'
import { createGoogleMailStore } from './store.ts'

export type { GmailFaults }

export interface GoogleMailDeps {
  clock: Clock
  /** Holds `google-mail.db`. */
  dataDir: string
  mailbox: Pick<Mailbox, 'deliver'>
  iam: Pick<Iam, 'idToken'>
}

export interface GoogleMail {
  /** The handler for one `node:http` server. */
  handler: RequestListener
  /** Sets which faults happen from now on; null stops them. */
  disturb(faults: GmailFaults | null): void
  /** How many recipients an account may write to in 24 hours from now on. */
  allow(recipientsPerDay: number): void
  /** Withdraws what an account allowed, as its owner can do on Google's pages. */
  revoke(email: string): void
  close(): void
}

export function createGoogleMail({ clock, dataDir, mailbox, iam }: GoogleMailDeps): GoogleMail {
  const store = createGoogleMailStore(dataDir, clock)
  const quota = createQuota(store, clock)
  let faults = createGmailFaults(null)
  const api = createGmailApi({ store, clock, quota, fault: () => faults.next(), deliver: mailbox.deliver })
  return {
    handler: createGoogleMailHandler({ store, api, idToken: iam.idToken }),
    disturb(next) {
      faults = createGmailFaults(next)
    },
    allow: quota.allow,
    revoke: store.revokeAccount,
    close: store.close,
  }
}
