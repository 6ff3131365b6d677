// A person's own mail server. Its name comes from the person, so it may only lead to the public internet.
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { isPublicAddress } from '../platform/public-addresses.ts'
import { type Detour, PATIENCE, type Route } from './carrier.ts'
import { deliveryOf } from './smtp-replies.ts'
import { createSmtpTransport, replyOf, type SmtpError } from './smtp-transport.ts'
import type { SmtpAccount, Transport } from './transport.ts'

export interface SmtpAccountDeps {
  /** Set in a studio on one machine, which may also use mail servers of its own network. */
  smtpEmulatorHost: string | undefined
  /** Left out, names are resolved by the system. */
  resolve?: (host: string) => Promise<{ address: string }[]>
  /** Milliseconds for a whole sign-in. */
  verifyMs?: number
}

const VERIFY_MS = 20_000

export const smtpAccountTransport = (account: SmtpAccount, deps: SmtpAccountDeps): Transport =>
  createSmtpTransport({ name: 'smtp', carrier: { route: () => locate(account, deps) } })

/** Signs in and leaves again. Null when that worked, otherwise why not, in plain words. */
export async function verifySmtp(account: SmtpAccount, deps: SmtpAccountDeps): Promise<string | null> {
  const located = await locate(account, deps)
  if ('problem' in located) return located.problem
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection(located.options)
  const { promise, resolve } = Promise.withResolvers<SmtpError | 'overdue' | null>()
  const timer = setTimeout(() => resolve('overdue'), deps.verifyMs ?? VERIFY_MS)
  let isSigningIn = false
  connection.on('error', resolve)
  connection.once('end', () => resolve(new Error('The connection was closed')))
  connection.connect((error?: SmtpError) => {
    if (error) return resolve(error)
    isSigningIn = true
    connection.login({ credentials: { user: account.user, pass: account.password } }, (refused) =>
      resolve(refused ?? null),
    )
  })
  const end = await promise
  clearTimeout(timer)
  connection.close()
  if (end === null) return null
  return end === 'overdue'
    ? `${account.host} took too long to answer.`
    : problemIn(end, { account, isSigningIn, isLocal: Boolean(deps.smtpEmulatorHost) })
}

interface Attempted {
  account: SmtpAccount
  isSigningIn: boolean
  isLocal: boolean
}

function problemIn(
  error: SmtpError,
  { account: { host, port, security }, isSigningIn, isLocal }: Attempted,
): string {
  if (error.code === 'ETLS' || /ssl|tls|certificate/i.test(error.message))
    return security === 'tls'
      ? `${host} does not speak TLS at port ${port}. Perhaps it wants STARTTLS, which is usual at port 587.`
      : `${host} does not switch to TLS at port ${port}. Perhaps it wants TLS from the start, which is usual at port 465.`
  const { code, reply } = replyOf(error)
  if (code !== null) {
    const meaning = deliveryOf({ stage: isSigningIn ? 'sign-in' : 'connect', code, reply, hasStarted: false })
    return `${meaning.outcome === 'sent' ? '' : meaning.reason}. The server says: ${reply ?? code}`
  }
  if (isSigningIn) return `${host} broke off the sign-in.`
  return `${host} cannot be reached at port ${port}.${isLocal ? ' This studio runs on one machine, perhaps without a way to the internet.' : ''}`
}

/** The address is looked up once, and that one is connected to, so that nobody can change it in between. */
async function locate(account: SmtpAccount, deps: SmtpAccountDeps): Promise<Route | Detour> {
  const { host, port, security, user, password } = account
  const isLocal = Boolean(deps.smtpEmulatorHost)
  const resolve = deps.resolve ?? ((each: string) => lookup(each, { all: true }))
  const name = domainToASCII(host) || host
  const addresses = await resolve(name).catch(() => [])
  const [first] = addresses
  if (!first)
    return {
      problem: isLocal
        ? `${host} cannot be found. This studio runs on one machine, perhaps without a way to the internet.`
        : `There is no server called ${host}.`,
    }
  if (!isLocal && !addresses.every(({ address }) => isPublicAddress(address)))
    return { problem: `${host} is not on the public internet, so it is not used.` }
  return {
    options: {
      host: first.address,
      // Certificates are for the name.
      ...(isIP(name) === 0 && { tls: { servername: name } }),
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: false,
      auth: { user, pass: password },
      ...PATIENCE,
    },
  }
}
