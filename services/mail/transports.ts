import { mailboxCarrier } from './carrier.ts'
import { createGmailTransport } from './gmail-transport.ts'
import type { GoogleOAuth } from './google-oauth.ts'
import { type SmtpAccountDeps, smtpAccountTransport, verifySmtp } from './smtp-account.ts'
import { createSmtpTransport } from './smtp-transport.ts'
import type { Transports } from './transport.ts'

export interface TransportsDeps extends SmtpAccountDeps {
  google: GoogleOAuth
  /** Milliseconds since the epoch. */
  now: () => number
}

/** Everything that carries mail for people; the emulators' variables decide where it goes. */
export function createTransports(deps: TransportsDeps): Transports {
  const { smtpEmulatorHost, google, now } = deps
  return {
    local: smtpEmulatorHost
      ? createSmtpTransport({ name: 'local', carrier: mailboxCarrier(smtpEmulatorHost) })
      : null,
    smtp: (account) => smtpAccountTransport(account, deps),
    verifySmtp: (account) => verifySmtp(account, deps),
    gmail: (account) => createGmailTransport({ ...account, google, now }),
  }
}
