// What comes back: a bounce marks its recipient and suppresses the address, a complaint suppresses it.
import { randomBytes } from 'node:crypto'
import type { Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { AppError } from '../../platform/errors.ts'
import type { SecretKeys } from '../../platform/secret-keys.ts'
import { normaliseAddress } from '../recipients/address.ts'
import { RECIPIENTS, type RecipientRecord, recipientDocuments } from '../recipients/record.ts'
import type { RecipientStore } from '../recipients/store.ts'
import type { SuppressionStore } from '../suppressions/store.ts'
import { createAddresses } from './addresses.ts'
import { readReports } from './reading.ts'
import type { MailReport } from './report.ts'

export interface BouncesDeps {
  firestore: Firestore
  /** The keys of the secret `mailbox-key`. */
  keys: SecretKeys
  recipients: Pick<RecipientStore, 'get' | 'byToken'>
  suppressions: Pick<SuppressionStore, 'suppress' | 'reference'>
  /** Notes that a mail came back. Throws AppError `conflict` when nothing was sent. */
  bounced(ownerId: string, recipient: { campaignId: string; id: string }, reason: string): Promise<unknown>
  /** Takes mails to these addresses back that are claimed and not yet on their way. */
  withdraw(ownerId: string, emails: readonly string[]): Promise<void>
  /** Visits the address with which Amazon's notifications are confirmed. */
  confirm(url: string): Promise<void>
  newSecret?: () => string
}

/** Mails of one person to one address, over all campaigns, among which the bounced one is looked for. */
const MOST_TO_ONE = 50
const SENT = new Set<RecipientRecord['state']>(['sent', 'unknown', 'failed'])

interface Found {
  recipient: RecipientRecord | null
  /** Whether the person has a recipient with this address. */
  isKnown: boolean
}

export type Bounces = ReturnType<typeof createBounces>

export function createBounces(deps: BouncesDeps) {
  const { firestore, recipients, suppressions, bounced, confirm } = deps
  const newSecret = deps.newSecret ?? (() => randomBytes(24).toString('base64url'))
  const addresses = createAddresses({ firestore, keys: deps.keys, newSecret })

  /** The recipient that the report names; otherwise the latest mail to that address. */
  async function find(ownerId: string, { recipientId, token, email }: MailReport): Promise<Found> {
    const isId = recipientId !== null && /^[0-9A-Za-z-]{1,64}$/.test(recipientId)
    const named =
      (isId && (await recipients.get(recipientId))) || (token && (await recipients.byToken(token)))
    if (named && named.ownerId === ownerId) return { recipient: named, isKnown: true }
    const address = normaliseAddress(email)
    if (!address) return { recipient: null, isKnown: false }
    const found = await firestore
      .collection(RECIPIENTS)
      .where('ownerId', '==', ownerId)
      .where('email', '==', address)
      .limit(MOST_TO_ONE)
      .get()
    const sent = readAll(recipientDocuments, found).filter(({ state }) => SENT.has(state))
    const [latest] = sent.sort((a, b) => lastAt(b).localeCompare(lastAt(a)))
    return { recipient: latest ?? null, isKnown: found.size > 0 }
  }

  /** A report that comes again changes nothing, and does not replace another reason. */
  async function suppress(ownerId: string, email: string, reason: 'bounced' | 'complaint'): Promise<void> {
    await firestore.runTransaction(async (transaction) => {
      const known = await transaction.get(suppressions.reference(ownerId, email))
      if (!known.exists) suppressions.suppress(transaction, { ownerId, email, reason, campaignTitle: null })
    })
    await deps.withdraw(ownerId, [email])
  }

  async function take(ownerId: string, found: MailReport): Promise<void> {
    const { recipient, isKnown } = await find(ownerId, found)
    const email = recipient?.email ?? normaliseAddress(found.email)
    // A provider's account may be used for other mails, too, and whoever knows the address may report anything.
    if (!email || !isKnown) return
    if (found.kind === 'complaint') return suppress(ownerId, email, 'complaint')
    // Nothing was sent to it yet, but the address takes no mail.
    if (!recipient || !SENT.has(recipient.state)) return suppress(ownerId, email, 'bounced')
    if (recipient.bouncedAt === null) await bounced(ownerId, recipient, found.reason || 'The mail came back.')
  }

  return {
    address: addresses.read,
    renewAddress: addresses.renew,

    /**
     * Takes what a provider reports at a person's secret address. Throws AppError `not-found` for another address, and
     * `invalid` for what nobody can read.
     */
    async receive(secret: string, body: unknown): Promise<void> {
      const ownerId = await addresses.ownerOf(secret)
      if (ownerId === null) throw new AppError('not-found', 'Nobody is here')
      const read = readReports(body)
      if (!read) throw new AppError('invalid', 'This is not a report about mails that can be read')
      if ('subscription' in read) return confirm(read.subscription)
      for (const each of withoutRepeated(read.reports)) await take(ownerId, each)
    },
  }
}

const lastAt = ({ attempts }: RecipientRecord) => attempts.at(-1)?.at ?? ''

/** What says the same of the same mail costs as much as one. */
const withoutRepeated = (reports: readonly MailReport[]): Iterable<MailReport> =>
  new Map(
    reports.map((each) => [[each.kind, each.email, each.recipientId, each.token].join(' '), each]),
  ).values()
