// A mail as it is claimed: its text, and everything that goes with it.
import { AppError } from '../../platform/errors.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Outgoing, RecipientRecord } from '../recipients/record.ts'
import type { RenderMail } from '../templates/rendering.ts'
import type { Sender } from './record.ts'
import { unsubscribeUrl } from './unsubscribe-address.ts'

export interface MakingMailsDeps {
  renderMail: RenderMail
  /** The files of one mail. Throws AppError when one is missing. */
  attachmentsOf: (campaign: CampaignRecord, recipient: RecipientRecord) => Outgoing['attachments']
  /** Without a slash at its end. */
  publicUrl: string
}

export function createMakeMail({ renderMail, attachmentsOf, publicUrl }: MakingMailsDeps) {
  function outgoingOf(campaign: CampaignRecord, recipient: RecipientRecord, { mailbox }: Sender): Outgoing {
    const { name, replyTo } = campaign.sender
    return {
      from: { name: name || (mailbox?.name ?? ''), address: mailbox?.address ?? '' },
      replyTo: replyTo || null,
      attachments: attachmentsOf(campaign, recipient),
      campaignSeenAt: campaign.updatedAt,
    }
  }

  /** The mail with everything that goes with it, or why it cannot be sent. */
  return (campaign: CampaignRecord, recipient: RecipientRecord, sender: Sender) => {
    try {
      const { mail, missing } = renderMail(campaign.template, {
        fields: recipient.fields,
        footer: campaign.sender.footer,
        unsubscribeUrl: unsubscribeUrl(publicUrl, recipient.token),
      })
      if (missing.length > 0) return { problem: `There is no value for ${missing.join(', ')}.` }
      return { mail, outgoing: outgoingOf(campaign, recipient, sender) }
    } catch (error) {
      if (error instanceof AppError) return { problem: error.message }
      throw error
    }
  }
}
