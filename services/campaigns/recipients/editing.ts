import { AppError } from '../../platform/errors.ts'
import { isoTime } from '../../platform/times.ts'
import { checkEditable } from '../campaigns/editing.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { MAX_CAMPAIGN_RECIPIENTS } from '../lists/schemas.ts'
import { judgeAddress } from './address.ts'
import { noRecipient } from './browsing.ts'
import { completeRecipient } from './complete.ts'
import { newRecipient } from './new-recipient.ts'
import { type RecipientRecord, recipientId } from './record.ts'
import { allFields, cleanedFields } from './row-limits.ts'
import type { Fields, Recipient, RecipientEdit } from './schemas.ts'
import type { RecipientStore } from './store.ts'
import { toRecipient } from './views.ts'

export interface EditingDeps {
  campaigns: Pick<CampaignStore, 'transact'>
  store: Pick<RecipientStore, 'read' | 'write' | 'reference'>
  now: () => number
  newId: () => string
}

interface Named {
  campaignId: string
  id: string
}

/**
 * Changes of single recipients. All throw AppError `not-found`, and `conflict` while the campaign's mails go out or a
 * recipient's mail is under way.
 */
export function createEditing({ campaigns, store, now, newId }: EditingDeps) {
  const time = () => isoTime(now())

  return {
    /** Adds one at the end. Throws AppError `invalid` for what is not an address, `too-large`. */
    add: (ownerId: string, campaignId: string, given: Fields): Promise<Recipient> =>
      campaigns.transact(async ({ transaction, read, write }) => {
        const fields = cleanedFields(given)
        const judged = judgeAddress(fields.email ?? '')
        const campaign = editable(await read(campaignId), ownerId, campaignId)
        if (!judged.ok) throw invalidAddress(judged.reason)
        const { email } = judged
        const id = recipientId(campaignId, email)
        if (await store.read(transaction, id))
          throw new AppError('conflict', `${email} is in this campaign already`)
        const { counts } = campaign
        if (counts.total >= MAX_CAMPAIGN_RECIPIENTS)
          throw new AppError('conflict', `A campaign has at most ${MAX_CAMPAIGN_RECIPIENTS} recipients`)
        const recipient = newRecipient({
          ...{ ownerId, campaignId, email, fields: { ...fields, email }, listId: null, row: null },
          position: campaign.nextPosition,
          at: time(),
          newId,
        })
        await write(
          {
            ...campaign,
            counts: { ...counts, total: counts.total + 1 },
            nextPosition: campaign.nextPosition + 1,
            fields: allFields(campaign, Object.keys(fields)),
          },
          campaign,
        )
        store.write(transaction, recipient)
        return toRecipient(recipient)
      }),

    /** Throws AppError `invalid` for another address, because an address is who a recipient is, and `too-large`. */
    edit: (ownerId: string, { campaignId, id }: Named, edit: RecipientEdit): Promise<Recipient> =>
      campaigns.transact(async ({ transaction, read }) => {
        editable(await read(campaignId), ownerId, campaignId)
        const before = resting(await store.read(transaction, id), campaignId, id)
        const fields = edit.fields ? { ...cleanedFields(edit.fields), email: before.email } : before.fields
        if (edit.fields?.email !== undefined && edit.fields.email !== before.email)
          throw invalidAddress('An address cannot be changed. Remove the recipient and add another one.')
        const cvId = edit.cvId === undefined ? before.cvId : edit.cvId
        const after = completeRecipient({ ...before, fields, cvId, updatedAt: time() })
        store.write(transaction, after)
        return toRecipient(after)
      }),

    /** Takes one out of the campaign. Throws AppError `conflict` for one to whom something was sent. */
    remove: (ownerId: string, { campaignId, id }: Named): Promise<void> =>
      campaigns.transact(async ({ transaction, read, write }) => {
        const campaign = editable(await read(campaignId), ownerId, campaignId)
        const recipient = resting(await store.read(transaction, id), campaignId, id)
        if (recipient.state !== 'planned' || recipient.attempts.length > 0)
          throw new AppError('conflict', 'Something was tried for this recipient, so it stays in the log')
        const { counts } = campaign
        await write({ ...campaign, counts: { ...counts, total: counts.total - 1 } }, campaign)
        transaction.delete(store.reference(id))
      }),
  }
}

function editable(found: CampaignRecord | null, ownerId: string, id: string): CampaignRecord {
  const campaign = ownCampaign(found, ownerId, id)
  checkEditable(campaign)
  return campaign
}

function resting(found: RecipientRecord | null, campaignId: string, id: string): RecipientRecord {
  if (found?.campaignId !== campaignId) throw noRecipient(id)
  if (found.state === 'claimed' || found.state === 'transmitting')
    throw new AppError('conflict', 'The mail to this recipient is under way')
  return found
}

const invalidAddress = (message: string) =>
  new AppError('invalid', message, { errors: [{ field: 'fields/email', message }] })
