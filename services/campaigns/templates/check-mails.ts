// Makes the mail of every recipient, and counts what is wrong with which.
import { attachedBytes } from '../campaigns/attachment-files.ts'
import type { CampaignRecord } from '../campaigns/record.ts'
import { cvFormat } from '../campaigns/tailoring.ts'
import type { ListedRecipient } from '../recipients/record.ts'
import { unsubscribeUrl } from '../sending/unsubscribe-address.ts'
import { compile } from './compile.ts'
import { createTally, type Who } from './findings.ts'
import { CLIPPED_BYTES, MAX_MAIL_BYTES, MAX_WORDS_BYTES, mailSize } from './mail-size.ts'
import { createMissingValues } from './missing-values.ts'
import { type DetailedRendering, renderDetailed } from './render.ts'
import type { Finding } from './schemas.ts'

/** Bytes of the words of all mails. Making them is what the check costs: 20,000 mails have 15 kB each, a long letter. */
const MAX_CHECKED_BYTES = 300_000_000

export interface CheckedMails {
  findings: Finding[]
  /** Every field that a recipient's row may have. */
  fields: string[]
  recipients: number
  /** Bytes. */
  largestMail: number
}

/** `most` bytes of words are made; that others were not looked at is a problem. */
export function createMailChecker(campaign: CampaignRecord, publicUrl: string, most = MAX_CHECKED_BYTES) {
  const { template, sender } = campaign
  const { subject, body } = compile(template)
  const isReadable = subject.problems.length === 0 && body.problems.length === 0
  const missing = createMissingValues(template, campaign.fields)
  const keptCvs = new Set(campaign.cvs.map(({ cvId }) => cvId))
  const wantsCv = cvFormat(campaign) !== null
  const tally = createTally()
  let recipients = 0
  let largestMail = 0
  let checked = 0

  function cv(cvId: string | null, who: Who): void {
    if (!wantsCv) return
    const about = { severity: 'problem', kind: 'tailored-cv' } as const
    if (cvId === null)
      tally.add('no cv', who, () => ({
        ...about,
        message: 'No tailored CV was found for some recipients. Choose one for each, or take them out',
      }))
    else if (!keptCvs.has(cvId))
      tally.add('cv not ready', who, () => ({
        ...about,
        message: 'The CV of some recipients is not there in this format. Finish it, or choose another one',
      }))
  }

  function words({ mail, isEmpty, wrongLinks }: DetailedRendering, who: Who): void {
    if (mail.subject === '' && template.subject.trim() !== '')
      tally.add('no subject', who, () => ({
        severity: 'problem',
        kind: 'empty-subject',
        message: 'The subject is empty for some recipients',
        place: { part: 'subject', line: 1 },
      }))
    if (isEmpty && template.body.trim() !== '')
      tally.add('no text', who, () => ({
        severity: 'problem',
        kind: 'empty-body',
        message: 'The text is empty for some recipients',
      }))
    for (const { target, line } of wrongLinks)
      tally.add(`link ${line} ${target.href === null}`, who, () => ({
        severity: target.href === null ? 'problem' : 'warning',
        kind: 'link',
        message: target.problem ?? '',
        place: { part: 'body', line },
      }))
  }

  function size({ mail }: DetailedRendering, recipient: ListedRecipient, who: Who): void {
    const bytes = mailSize(mail, [attachedBytes(campaign, recipient)])
    largestMail = Math.max(largestMail, bytes)
    const html = Buffer.byteLength(mail.html)
    checked += html + Buffer.byteLength(mail.text)
    const about = { severity: 'problem', kind: 'size' } as const
    if (bytes > MAX_MAIL_BYTES)
      tally.add('size', who, () => ({
        ...about,
        message:
          'The mail is larger than 25 MB with its files, which mail servers refuse. Share large files with a link',
      }))
    if (html + Buffer.byteLength(mail.text) > MAX_WORDS_BYTES)
      tally.add('words', who, () => ({ ...about, message: 'The text is too long for a mail' }))
    else if (html > CLIPPED_BYTES)
      tally.add('clipped', who, () => ({
        severity: 'warning',
        kind: 'size',
        message: 'Gmail shows only the beginning of a mail this long',
      }))
  }

  return {
    /** One who is still to get a mail. */
    add(recipient: ListedRecipient): void {
      recipients += 1
      const who = { id: recipient.id, email: recipient.email }
      cv(recipient.cvId, who)
      if (!isReadable) return
      if (checked > most) {
        tally.add('too much', who, () => ({
          severity: 'problem',
          kind: 'size',
          message:
            'The text is too long to be checked for so many recipients. Shorten it, or divide them over several campaigns',
        }))
        return
      }
      const rendering = renderDetailed(template, {
        fields: recipient.fields,
        footer: sender.footer,
        unsubscribeUrl: unsubscribeUrl(publicUrl, recipient.token),
      })
      missing.add(recipient.fields, rendering.missing, who)
      words(rendering, who)
      size(rendering, recipient, who)
    },

    result: (): CheckedMails => ({
      findings: [...missing.findings(), ...tally.findings()],
      fields: missing.fields(),
      recipients,
      largestMail,
    }),
  }
}
