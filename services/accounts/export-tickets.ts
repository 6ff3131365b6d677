// Tickets to fetch the export archive once: requested with the password, used by a browser's plain download.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import type { Client } from '../platform/client.ts'
import { documents, TimeOrNull } from '../platform/documents.ts'
import { MINUTE_MS } from '../platform/durations.ts'
import { AppError } from '../platform/errors.ts'
import { isoTime } from '../platform/times.ts'
import type { Trail } from '../platform/trail.ts'
import type { ExportTicket, Proof } from './schemas.ts'
import { type AccountStore, isOpen, notOpen, type StoredAccount } from './store.ts'

const TICKET_MS = 5 * MINUTE_MS
/** How long an instance that died while creating an archive blocks the next attempt. */
export const LEASE_MS = MINUTE_MS

const Export = Type.Object({
  accountId: Type.String(),
  /** The hash of the ticket in hexadecimal digits; null once it was used. */
  hash: Type.Union([Type.String(), Type.Null()], { default: null }),
  ticketUntil: TimeOrNull,
  /** Until when an archive is being created, unless its lease is renewed. */
  runningUntil: TimeOrNull,
})
type Export = Static<typeof Export>
const stored = documents(Export)

export interface ExportTicketsDeps {
  firestore: Firestore
  store: Pick<AccountStore, 'transact' | 'find' | 'read'>
  /** Throws `invalid` for a wrong password. */
  prove: (account: StoredAccount, password: string, field: string) => Promise<void>
  trail: Pick<Trail, 'record'>
  now: () => number
}

export interface RunningExport {
  /** Renews the lease; call it more often than the lease lasts. */
  goOn(): Promise<void>
  end(): Promise<void>
}

export type ExportTickets = ReturnType<typeof createExportTickets>

export function createExportTickets({ firestore, store, prove, trail, now }: ExportTicketsDeps) {
  /** Each person has one document, so a new ticket invalidates the previous one. */
  const document = (accountId: string) => firestore.collection('exports').doc(accountId)
  const lease = () => stored.data({ runningUntil: now() + LEASE_MS })

  return {
    /** Throws `invalid` for a wrong password. */
    async make(accountId: string, { password = '' }: Proof, client: Client): Promise<ExportTicket> {
      const account = await store.find(accountId)
      if (!account) throw new AppError('unauthenticated', 'This account does not exist any more')
      if (account.passwordHash !== null) await prove(account, password, 'password')
      const secret = randomBytes(32).toString('base64url')
      const expiresAt = now() + TICKET_MS
      await store.transact(async (transaction) => {
        const current = await store.read(transaction, accountId)
        if (current && !isOpen(current)) throw notOpen(current)
        const hash = hashOf(secret).toString('hex')
        const ticket = stored.data({ accountId, hash, ticketUntil: expiresAt })
        transaction.set(document(accountId), ticket, { merge: true })
        trail.record(transaction, { accountId, kind: 'export-requested', client })
      })
      return { url: `/api/v1/account/export/${secret}`, expiresAt: isoTime(expiresAt) }
    },

    /**
     * Throws `not-found` for an invalid ticket or another person's, `conflict` while another archive is being created.
     */
    async use(accountId: string, secret: string, client: Client): Promise<RunningExport> {
      await store.transact(async (transaction) => {
        const ticket = stored.read(await transaction.get(document(accountId)))
        if (!ticket || !isValid(ticket, secret, now()))
          throw new AppError('not-found', 'This download was used already, or has expired. Please ask again.')
        if ((ticket.runningUntil ?? 0) > now())
          throw new AppError('conflict', 'Another export is being downloaded', { reason: 'export-running' })
        transaction.update(document(accountId), { ...lease(), hash: null })
        trail.record(transaction, { accountId, kind: 'export-downloaded', client })
      })
      return {
        async goOn() {
          await document(accountId).update(lease())
        },
        async end() {
          await document(accountId).update({ runningUntil: null })
        },
      }
    },
  }
}

function isValid({ hash, ticketUntil }: Export, secret: string, now: number): boolean {
  if (hash === null || (ticketUntil ?? 0) <= now) return false
  return timingSafeEqual(Buffer.from(hash, 'hex'), hashOf(secret))
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
