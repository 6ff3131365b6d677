import { type SecretReader, secretText } from '../platform/secret-text.ts'

export interface SmtpOptions {
  host: string
  port: number
  secure: boolean
  requireTLS: boolean
  ignoreTLS: boolean
  auth?: { user: string; pass: string }
  /** The name that the certificate is for, where `host` is an address. */
  tls?: { servername: string }
  connectionTimeout: number
  greetingTimeout: number
  socketTimeout: number
  dnsTimeout: number
}

export interface Route {
  options: SmtpOptions
}

/** The server's name leads nowhere, perhaps only for a moment; in plain words. */
export interface Detour {
  problem: string
}

export interface Carrier {
  /** Returns null when no mail server is configured. */
  route(): Promise<Route | Detour | null>
}

/** Milliseconds. Mail for a slower server is retried later, because the waiting function has a minute. */
export const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/** The local mailbox, at `HOST:PORT`, which accepts every mail and shows it to anybody on this machine. */
export function mailboxCarrier(hostAndPort: string): Carrier {
  const { hostname, port } = new URL(`smtp://${hostAndPort}`)
  const options = { host: hostname, port: Number(port), secure: false, requireTLS: false, ignoreTLS: true }
  return { route: async () => ({ options: { ...options, ...PATIENCE } }) }
}

/**
 * The local mailbox where there is one. The operator's address is read in any case, so that a missing permission shows
 * on one machine, too.
 */
export function carrierOf({
  emulatorHost,
  ...operators
}: SecretCarrierDeps & { emulatorHost: string | undefined }): Carrier {
  if (!emulatorHost) return secretCarrier(operators)
  const { secrets, secret } = operators
  const local = mailboxCarrier(emulatorHost)
  return {
    async route() {
      await secretText(await secrets(), secret)
      return local.route()
    },
  }
}

export interface SecretCarrierDeps {
  secrets: () => Promise<SecretReader>
  /** `projects/P/secrets/S`; its value is an SMTP address with user and password. */
  secret: string
}

/**
 * The operator's SMTP server. Its address is read for every mail: mails are few, and a new address takes effect at
 * once.
 */
export function secretCarrier({ secrets, secret }: SecretCarrierDeps): Carrier {
  return {
    async route() {
      const url = await secretText(await secrets(), secret)
      return url === '' ? null : { options: smtpOptions(url) }
    },
  }
}

/**
 * `smtps://user:password@host:465` uses TLS from the start, `smtp://…:587` must switch to it, so a password is never
 * sent unencrypted.
 */
export function smtpOptions(url: string): SmtpOptions {
  if (!URL.canParse(url) || !/^smtps?:\/\//.test(url))
    throw new Error('The SMTP address is not smtp:// or smtps://')
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure,
    ignoreTLS: false,
    ...(username !== '' && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    ...PATIENCE,
  }
}
