import type { SecretManagerServiceClient } from '@google-cloud/secret-manager'
import { MINUTE_MS } from '../platform/durations.ts'
import type { MailState } from './schemas.ts'

export interface MailStateDeps {
  /** Set where the local mailbox accepts every mail. */
  emulatorHost: string | undefined
  secrets: Pick<SecretManagerServiceClient, 'listSecretVersions'>
  /** `projects/P/secrets/S` */
  secret: string
  now: () => number
}

/** A new address of the server takes effect within this time. */
const KEPT_MS = MINUTE_MS

/**
 * Whether mail can be sent, for a program that may not read the server's password: it only checks whether there is one.
 */
export function createMailState({
  emulatorHost,
  secrets,
  secret,
  now,
}: MailStateDeps): () => Promise<MailState> {
  let known: { state: MailState; at: number } | undefined

  return async () => {
    if (known && now() - known.at < KEPT_MS) return known.state
    const [versions] = await secrets.listSecretVersions({ parent: secret, filter: 'state:ENABLED' })
    // It is asked in any case, so that a missing permission shows on one machine, too.
    const state = emulatorHost ? 'local' : versions.length > 0 ? 'smtp' : 'unconfigured'
    known = { state, at: now() }
    return known.state
  }
}
