// What sends people's mail, from the secrets and the emulators' variables.
import { readGoogleClient } from '../mail/google-client.ts'
import { googleEndpoints } from '../mail/google-endpoints.ts'
import { createGoogleOAuth } from '../mail/google-oauth.ts'
import { createTransports } from '../mail/transports.ts'
import { createSecretKeys, type SecretKeysDeps } from '../platform/secret-keys.ts'

export interface MailPartsDeps {
  secrets: SecretKeysDeps['secrets']
  /** Milliseconds since the epoch. */
  now: () => number
  config: {
    secrets: Record<'mailbox-key' | 'google-oauth-client', string>
    /** `HOST:PORT` of the local mailbox. */
    smtpEmulatorHost: string | undefined
    /** `HOST:PORT` of what answers for Google. */
    gmailEmulatorHost: string | undefined
  }
}

export function createMailParts({ secrets, now, config }: MailPartsDeps) {
  const { smtpEmulatorHost, gmailEmulatorHost } = config
  const google = createGoogleOAuth({
    endpoints: googleEndpoints(gmailEmulatorHost),
    client: readGoogleClient({
      secrets: async () => secrets,
      secret: config.secrets['google-oauth-client'],
      emulatorHost: gmailEmulatorHost,
    }),
    now,
  })
  return {
    google,
    transports: createTransports({ google, smtpEmulatorHost, now }),
    keys: createSecretKeys({ secrets, secret: config.secrets['mailbox-key'], now }),
  }
}
