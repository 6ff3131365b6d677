// What sends people's mail, composed once for the API and for functions, from the secrets and the emulators' variables.
import { connectSecrets } from '../platform/clients.ts'
import type { ProcessConfig } from '../platform/config.ts'
import { createSecretKeyReader, createSecretKeys, type SecretKeysDeps } from '../platform/secret-keys.ts'
import { readGoogleClient } from './google-client.ts'
import { googleEndpoints } from './google-endpoints.ts'
import { createGoogleOAuth } from './google-oauth.ts'
import { createTransports } from './transports.ts'

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

export interface ConnectedMailPartsDeps {
  config: ProcessConfig
  secrets: MailPartsDeps['config']['secrets']
  now: () => number
}

/** The parts as a function connects them. */
export const connectMailParts = async ({ config, secrets, now }: ConnectedMailPartsDeps) =>
  createMailParts({
    secrets: await connectSecrets(config),
    now,
    config: {
      secrets,
      smtpEmulatorHost: config.SMTP_EMULATOR_HOST,
      gmailEmulatorHost: config.GMAIL_EMULATOR_HOST,
    },
  })

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
  const key = { secrets, secret: config.secrets['mailbox-key'], now }
  return {
    google,
    transports: createTransports({ google, smtpEmulatorHost, now }),
    keys: {
      // Only the API seals, so only it may list and add keys; functions read the one that they are told of.
      newest: createSecretKeys(key).newest,
      find: createSecretKeyReader(key).find,
    },
  }
}
