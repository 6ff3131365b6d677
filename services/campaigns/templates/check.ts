// The check before the start, over all recipients: whatever would make a mail wrong, with whom it concerns.
import { setImmediate } from 'node:timers/promises'
import type { Bucket } from '@google-cloud/storage'
import { AppError } from '../../platform/errors.ts'
import { isMissing } from '../../platform/storage-errors.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Tailoring } from '../campaigns/tailoring.ts'
import type { Mailbox } from '../mailboxes/schemas.ts'
import { isLeft } from '../recipients/complete.ts'
import type { RecipientStore } from '../recipients/store.ts'
import { createMailChecker } from './check-mails.ts'
import { finding, inOrder } from './findings.ts'
import type { CheckReport, Finding } from './schemas.ts'
import { settingFindings } from './setting-findings.ts'
import { templateFindings } from './template-findings.ts'

export interface CheckDeps {
  recipients: Pick<RecipientStore, 'each'>
  tailoring: Pick<Tailoring, 'keep'>
  buckets: Record<'documents' | 'papers', Pick<Bucket, 'file'>>
  /** Null for a person who has none. */
  mailboxOf: (ownerId: string) => Promise<Pick<Mailbox, 'name' | 'status' | 'reason'> | null>
  /** Where the studio is reached, for the links in mails. */
  publicUrl: string
  now: () => number
}

export type Check = ReturnType<typeof createCheck>

export function createCheck({ recipients, tailoring, buckets, mailboxOf, publicUrl, now }: CheckDeps) {
  /**
   * Copies the CVs that the mails need before it looks, so that what is sent is what was checked. `campaign` is the
   * owner's own. Reads recipients in pages.
   */
  return async (ownerId: string, campaign: CampaignRecord): Promise<CheckReport> => {
    const { kept, findings: cvFindings } = await keepCvs(campaign)
    const checker = createMailChecker(kept, publicUrl)
    for await (const recipient of recipients.each(kept.id)) {
      if (!isLeft(recipient.state)) continue
      checker.add(recipient)
      // Others want to be answered, too, while thousands of mails are made.
      await setImmediate()
    }
    const mails = checker.result()
    const findings = inOrder([
      ...(mails.recipients === 0 ? [nobody()] : []),
      ...templateFindings(kept.template, { fields: mails.fields, attachments: kept.attachments.length }),
      ...mails.findings,
      ...(await fileFindings(kept)),
      ...cvFindings,
      ...settingFindings({ campaign: kept, mailbox: await mailboxOf(ownerId), now: now() }),
    ])
    const canStart = findings.every(({ severity }) => severity !== 'problem')
    return { canStart, findings, recipients: mails.recipients, largestMail: mails.largestMail }
  }

  /** While mails go out nothing is copied: what was checked before they did stays. */
  async function keepCvs(campaign: CampaignRecord): Promise<{ kept: CampaignRecord; findings: Finding[] }> {
    if (campaign.status === 'running' || campaign.status === 'cancelled')
      return { kept: campaign, findings: [] }
    try {
      return { kept: await tailoring.keep(campaign), findings: [] }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'quota') throw error
      const { message } = error
      return { kept: campaign, findings: [finding({ severity: 'problem', kind: 'tailored-cv', message })] }
    }
  }

  async function fileFindings({ attachments }: CampaignRecord): Promise<Finding[]> {
    const missing = await Promise.all(
      attachments.map(async ({ name, status, bucket, path }) => {
        if (status !== 'ready') return `“${name}” has not arrived yet. Send it again, or take it off`
        const isThere = bucket === null || path === null || (await exists(buckets[bucket], path))
        return isThere ? null : `“${name}” is no longer there. Attach it again`
      }),
    )
    return missing
      .filter((message) => message !== null)
      .map((message) => finding({ severity: 'problem', kind: 'attachment', message }))
  }
}

const nobody = () =>
  finding({ severity: 'problem', kind: 'no-recipients', message: 'There is nobody to write to' })

async function exists(bucket: Pick<Bucket, 'file'>, path: string): Promise<boolean> {
  try {
    await bucket.file(path).getMetadata()
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
