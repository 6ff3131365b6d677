// https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { faultOfAddresses, type GmailFault } from './faults.ts'
import {
  type ApiError,
  DAILY_LIMIT,
  FEW_SCOPES,
  INTERNAL,
  invalid,
  notFound,
  notSimulated,
  RATE_LIMIT,
  sendingLimit,
  TOO_LARGE,
  UNAUTHENTICATED,
  UNAVAILABLE,
} from './gmail-errors.ts'
import { MAX_MAIL_BYTES, UNITS } from './limits.ts'
import { readOutgoing, toMessage } from './outgoing.ts'
import type { Quota } from './quota.ts'
import { READ_SCOPE, SEND_SCOPE } from './scopes.ts'
import type { GoogleMailStore, Grant } from './store.ts'

export interface GmailApiDeps {
  store: GoogleMailStore
  clock: Clock
  quota: Quota
  /** What happens to the next mail. */
  fault: () => GmailFault | null
  deliver(mail: { from: string; to: string[]; raw: Buffer }): void
}

export type GmailAnswer = { body: object } | { error: ApiError } | 'cut' | 'silence'

const HOUR_MS = 3_600_000

export function createGmailApi({ store, clock, quota, fault, deliver }: GmailApiDeps) {
  /** What the token may not do here; null when it may. */
  function refusal(grant: Grant | null, user: string, scope: string, units: number): ApiError | null {
    if (!grant) return UNAUTHENTICATED
    if (user !== 'me' && user.toLowerCase() !== grant.email)
      return { ...FEW_SCOPES, reason: 'forbidden', message: `Delegation denied for ${grant.email}` }
    if (!grant.scope.split(' ').includes(scope)) return FEW_SCOPES
    return quota.spend(grant.email, units) ? null : RATE_LIMIT
  }

  async function send(email: string, raw: Buffer): Promise<GmailAnswer> {
    if (raw.byteLength > MAX_MAIL_BYTES) return { error: TOO_LARGE }
    const id = randomBytes(8).toString('hex')
    const mail = await readOutgoing(raw, email, `${id}@mail.gmail.com`)
    if (!mail) return { error: invalid('Invalid To header') }
    const what = fault() ?? faultOfAddresses(mail.recipients)
    if (what === 'rejected') return { error: invalid('Invalid To header') }
    if (what === 'unauthorized') return { error: UNAUTHENTICATED }
    if (what === 'dailyLimit') return { error: DAILY_LIMIT }
    if (what === 'rateLimit') return { error: sendingLimit(clock.now() + HOUR_MS) }
    if (what === 'unavailable') return { error: UNAVAILABLE }
    if (what === 'cutBeforeSend') return 'cut'
    const again = quota.sendsAgainAt(email, mail.recipients.length)
    if (again !== null) return { error: sendingLimit(again) }

    const { recipients, messageId, head } = mail
    deliver({ from: email, to: recipients, raw: mail.raw })
    const size = mail.raw.byteLength
    store.addSent({ id, email, at: clock.now(), recipients: recipients.length, messageId, head, size })
    if (what === 'cutAfterSend') return 'cut'
    if (what === 'silent') return 'silence'
    return what === 'errorAfterSend'
      ? { error: INTERNAL }
      : { body: { id, threadId: id, labelIds: ['SENT'] } }
  }

  function list(email: string, query: URLSearchParams): GmailAnswer {
    const limit = Math.min(Math.max(1, Number(query.get('maxResults')) || 100), 500)
    const q = (query.get('q') ?? '').trim()
    const messageId = /^rfc822msgid:<?([^<>\s]+)>?$/.exec(q)?.[1]
    if (messageId === undefined && q !== '' && q !== 'in:sent')
      return { error: notSimulated(`The search ${q}`) }
    const found = messageId === undefined ? store.latest(email, limit) : store.find(email, messageId, limit)
    return {
      body: {
        ...(found.length > 0 && { messages: found.map(({ id }) => ({ id, threadId: id })) }),
        resultSizeEstimate: found.length,
      },
    }
  }

  return {
    async send(grant: Grant | null, user: string, raw: Buffer): Promise<GmailAnswer> {
      const error = refusal(grant, user, SEND_SCOPE, UNITS.send)
      return error || !grant ? { error: error ?? UNAUTHENTICATED } : send(grant.email, raw)
    },

    list(grant: Grant | null, user: string, query: URLSearchParams): GmailAnswer {
      const error = refusal(grant, user, READ_SCOPE, UNITS.list)
      return error || !grant ? { error: error ?? UNAUTHENTICATED } : list(grant.email, query)
    },

    get(grant: Grant | null, user: string, wanted: { id: string; format: string }): GmailAnswer {
      const error = refusal(grant, user, READ_SCOPE, UNITS.get)
      if (error || !grant) return { error: error ?? UNAUTHENTICATED }
      if (wanted.format !== 'metadata' && wanted.format !== 'minimal')
        return { error: notSimulated(`format=${wanted.format}`) }
      const found = store.sent(grant.email, wanted.id)
      return found ? { body: toMessage(found, wanted.format) } : { error: notFound() }
    },
  }
}
