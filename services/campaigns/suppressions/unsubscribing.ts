// What a recipient does with the link in a mail. Whoever has the token may; nobody signs in (RFC 8058).
import type { Firestore } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import type { RecipientRecord } from '../recipients/record.ts'
import type { RecipientStore } from '../recipients/store.ts'
import type { SuppressionStore } from './store.ts'

export interface UnsubscribingDeps {
  firestore: Firestore
  campaigns: Pick<CampaignStore, 'get'>
  recipients: Pick<RecipientStore, 'byToken' | 'read' | 'write'>
  suppressions: Pick<SuppressionStore, 'suppress' | 'reference' | 'wish'>
  /** Takes mails to this address back that are claimed and not yet on their way. */
  withdraw(ownerId: string, emails: readonly string[]): Promise<void>
  now: () => number
}

export interface Subscription {
  email: string
  /** Who writes to them; empty when the sender has no name. */
  sender: string
  isSubscribed: boolean
}

const TOKEN = /^[0-9a-z]{40}$/

export type Unsubscribing = ReturnType<typeof createUnsubscribing>

/** All throw AppError `not-found` for a token that was never given. */
export function createUnsubscribing(deps: UnsubscribingDeps) {
  const { firestore, campaigns, recipients, suppressions, withdraw, now } = deps

  async function owner(token: string): Promise<RecipientRecord> {
    const recipient = TOKEN.test(token) ? await recipients.byToken(token) : null
    if (!recipient) throw invalidLink()
    return recipient
  }

  async function describe(recipient: RecipientRecord): Promise<Subscription> {
    const { ownerId, email, campaignId } = recipient
    const [campaign, suppression] = await Promise.all([
      campaigns.get(campaignId),
      suppressions.reference(ownerId, email).get(),
    ])
    return { email, sender: campaign?.sender.name ?? '', isSubscribed: !suppression.exists }
  }

  /** What the log shows of a recipient; what is planned is skipped when it is claimed. */
  const marked = (recipient: RecipientRecord, isSubscribed: boolean): RecipientRecord => ({
    ...recipient,
    skipReason: isSubscribed ? null : 'unsubscribed',
    updatedAt: isoTime(now()),
  })

  async function change(token: string, isSubscribed: boolean): Promise<Subscription> {
    const { id, ownerId, email, campaignId } = await owner(token)
    const campaign = await campaigns.get(campaignId)
    const isSuppressed = await firestore.runTransaction(async (transaction) => {
      const reference = suppressions.reference(ownerId, email)
      const [recipient, found] = await Promise.all([
        recipients.read(transaction, id),
        transaction.get(reference),
      ])
      // The sender's account may have been deleted meanwhile: nothing of it may come back.
      if (!recipient) throw invalidLink()
      // Only their own wish is theirs to take back: a mail that came back, or what the sender decided, stays.
      const isOnlyWish = !found.exists || found.get('reason') === 'unsubscribed'
      if (isSubscribed && isOnlyWish) transaction.delete(reference)
      else if (found.exists) suppressions.wish(transaction, { ownerId, email }, !isSubscribed)
      else
        suppressions.suppress(transaction, {
          ...{ ownerId, email, reason: 'unsubscribed', campaignTitle: campaign?.title ?? null },
        })
      if (recipient.state === 'sent') recipients.write(transaction, marked(recipient, isSubscribed))
      return !isSubscribed || !isOnlyWish
    })
    if (isSuppressed) await withdraw(ownerId, [email])
    return { email, sender: campaign?.sender.name ?? '', isSubscribed: !isSuppressed }
  }

  return {
    async get(token: string): Promise<Subscription> {
      return describe(await owner(token))
    },

    unsubscribe: (token: string) => change(token, false),

    /** For somebody who did not mean it. */
    subscribe: (token: string) => change(token, true),
  }
}

const invalidLink = () => new AppError('not-found', 'This link is not, or no longer, valid')
