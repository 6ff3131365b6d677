// A mail as a recipient would get it, also from a template that is not saved.
import { AppError } from '../../platform/errors.ts'
import { ownCampaign } from '../campaigns/ownership.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Template } from '../campaigns/schemas.ts'
import type { CampaignStore } from '../campaigns/store.ts'
import { filterFacet } from '../recipients/complete.ts'
import type { ListedRecipient } from '../recipients/record.ts'
import type { Fields } from '../recipients/schemas.ts'
import type { RecipientStore } from '../recipients/store.ts'
import { unsubscribeUrl } from '../sending/unsubscribe-address.ts'
import { finding, inOrder } from './findings.ts'
import { renderDetailed } from './render.ts'
import type { Preview, PreviewRequest } from './schemas.ts'
import { templateFindings } from './template-findings.ts'
import { usedFields } from './used-fields.ts'

export interface PreviewDeps {
  campaigns: Pick<CampaignStore, 'get'>
  recipients: Pick<RecipientStore, 'get' | 'list'>
  /** Where the studio is reached, for the links in mails. */
  publicUrl: string
}

/** The link of a mail that only the person themselves sees: it unsubscribes nobody. */
export const sampleUnsubscribeUrl = (publicUrl: string) => unsubscribeUrl(publicUrl, 'preview')

/** Throws AppError `not-found` for a campaign or a recipient that is not the person's. */
export function createPreview({ campaigns, recipients, publicUrl }: PreviewDeps) {
  return async (ownerId: string, id: string, request: PreviewRequest): Promise<Preview> => {
    const campaign = ownCampaign(await campaigns.get(id), ownerId, id)
    const recipient = await chosenRecipient(recipients, campaign, request.recipientId)
    const template = request.template ?? campaign.template
    const found = templateFindings(template, {
      fields: [...campaign.fields, ...Object.keys(recipient?.fields ?? {})],
      attachments: campaign.attachments.length,
    })
    const whose = { recipientId: recipient?.id ?? null, email: recipient?.email ?? null }
    if (found.some(({ kind }) => kind === 'syntax'))
      return { subject: '', text: '', html: '', ...whose, missing: [], findings: inOrder(found) }
    const { mail, missing, wrongLinks } = renderDetailed(template, {
      fields: recipient ? recipient.fields : namesOf(template),
      footer: campaign.sender.footer,
      unsubscribeUrl: sampleUnsubscribeUrl(publicUrl),
    })
    const links = wrongLinks.map(({ target, line }) =>
      finding({
        severity: target.href === null ? 'problem' : 'warning',
        kind: 'link',
        message: target.problem ?? '',
        place: { part: 'body', line },
      }),
    )
    return { ...mail, ...whose, missing, findings: inOrder([...found, ...(recipient ? links : [])]) }
  }
}

/** The one that was asked for, else the first; null for a campaign without recipients. Throws AppError `not-found`. */
export async function chosenRecipient(
  recipients: PreviewDeps['recipients'],
  { id: campaignId }: CampaignRecord,
  recipientId: string | undefined,
): Promise<ListedRecipient | null> {
  if (recipientId === undefined) {
    const [first] = await recipients.list({ campaignId, facet: filterFacet('all'), limit: 1 })
    return first ?? null
  }
  const recipient = await recipients.get(recipientId)
  if (recipient?.campaignId !== campaignId) throw new AppError('not-found', `No recipient ${recipientId}`)
  return recipient
}

/** Without recipients, every field shows its own name. */
const namesOf = (template: Template): Fields =>
  Object.fromEntries(usedFields(template).map(({ name }) => [name, `[${name.replaceAll('_', ' ')}]`]))
