// What is wrong with everything around the words: mailbox, sender, schedule.
import type { CampaignRecord } from '../campaigns/record.ts'
import type { Mailbox } from '../mailboxes/schemas.ts'
import { normaliseAddress } from '../recipients/address.ts'
import { nextOpen, startOf } from '../sending/windows.ts'
import { finding } from './findings.ts'
import type { Finding } from './schemas.ts'

interface Settings {
  campaign: Pick<CampaignRecord, 'sender' | 'schedule' | 'status'>
  mailbox: Pick<Mailbox, 'name' | 'status' | 'reason'> | null
  now: number
}

export const settingFindings = (settings: Settings): Finding[] => [
  ...mailboxFindings(settings),
  ...senderFindings(settings),
  ...scheduleFindings(settings),
]

function mailboxFindings({ mailbox }: Settings): Finding[] {
  const problem = (message: string) => [finding({ severity: 'problem', kind: 'mailbox', message })]
  if (!mailbox) return problem('No mailbox is connected through which the mails could go')
  if (mailbox.status === 'connected') return []
  const why = mailbox.reason ? ` ${mailbox.reason}` : ''
  return problem(`The mailbox has to be connected again.${why}`)
}

function senderFindings({ campaign: { sender }, mailbox }: Settings): Finding[] {
  const problem = (message: string) => finding({ severity: 'problem', kind: 'sender', message })
  const found: Finding[] = []
  if (sender.name.trim() === '' && !mailbox?.name.trim())
    found.push(problem('The sender has no name. Write who you are'))
  if (sender.footer.trim() === '')
    found.push(
      problem('The footer is empty. Write who you are and how you can be reached: many countries demand it'),
    )
  if (sender.replyTo.trim() !== '' && normaliseAddress(sender.replyTo) === null)
    found.push(problem(`“${sender.replyTo}” is not an address to reply to`))
  return found
}

function scheduleFindings({ campaign: { schedule, status }, now }: Settings): Finding[] {
  if (nextOpen(schedule, now) === null)
    return [
      finding({
        severity: 'problem',
        kind: 'schedule',
        message: 'There is no time at which mails may go: the hours or weekdays leave none',
      }),
    ]
  if (status !== 'draft' || schedule.startsAt === null || startOf(schedule) >= now) return []
  return [
    finding({
      severity: 'warning',
      kind: 'schedule',
      message: 'The time at which the mails should begin is past: they begin at once',
    }),
  ]
}
