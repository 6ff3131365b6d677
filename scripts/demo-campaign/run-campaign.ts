// Sends one campaign to people of the imported lists at speed, into the local mailbox, and compares what the log says
// with what arrived.
import type { LocalCloud } from '../../local-cloud/start.ts'
import type { Campaign } from '../../services/campaigns/campaigns/schemas.ts'
import type { RecipientList } from '../../services/campaigns/lists/schemas.ts'
import type { Recipient, RecipientRow } from '../../services/campaigns/recipients/schemas.ts'
import { MAX_PER_DAY } from '../../services/campaigns/sending/schemas.ts'
import type { PageOf } from '../../services/platform/schemas.ts'
import type { Person } from '../demo-careers/person.ts'
import { makeAdmin } from '../roles.ts'

/** A page of the log; enough to see. */
const MOST_RECIPIENTS = 200
const SHOWN = 12
/** The header by which a mail says whose it is. */
const RECIPIENT_HEADER = 'X-Campaign-Recipient'

export interface CampaignRun {
  campaign: Campaign
  /** The first recipients, with their attempts. */
  log: Recipient[]
  milliseconds: number
  /** What is not as it should be. */
  wrong: string[]
}

const TEMPLATE = {
  subject: 'A new series for {{company}}',
  body: 'Dear {{name|reader}},\n\nI have finished a **new series** and would like to show it to you.\n\nKind regards',
}

export async function runCampaign(
  person: Person,
  cloud: LocalCloud,
  emails: readonly string[],
): Promise<CampaignRun> {
  const { id: ownerId } = await person.call<{ id: string }>('GET', '/account')
  await makeAdmin(cloud, ownerId)
  const allowed = { perHour: MAX_PER_DAY, perDay: MAX_PER_DAY, gapSeconds: { min: 0, max: 0 } }
  await person.call('PATCH', `/people/${ownerId}/sending`, { allowed })

  const id = await prepare(person, emails.slice(0, MOST_RECIPIENTS))
  const started = performance.now()
  await person.call('POST', `/campaigns/${id}/start`)
  await person.until(id, ['finished', 'paused'])
  const milliseconds = performance.now() - started

  const campaign = await person.call<Campaign>('GET', `/campaigns/${id}`)
  const path = `/campaigns/${id}/recipients`
  const { items } = await person.call<PageOf<RecipientRow>>('GET', `${path}?limit=${MOST_RECIPIENTS}`)
  const shown = items.slice(0, SHOWN).map((row) => person.call<Recipient>('GET', `${path}/${row.id}`))
  const arrived = cloud.mailbox.countBy(RECIPIENT_HEADER)
  return { campaign, log: await Promise.all(shown), milliseconds, wrong: wrongIn(campaign, items, arrived) }
}

async function prepare(person: Person, emails: readonly string[]): Promise<string> {
  const { id, version } = await person.call<Campaign>('POST', '/campaigns', { title: 'A new series' })
  // Every other row has no name, so the fallback greets.
  const rows = emails.map((email, index) => `${email},Gallery ${index + 1},${index % 2 ? 'Ana' : ''}`)
  const text = ['email,company,name', ...rows].join('\n')
  const list = await person.call<RecipientList>('POST', `/campaigns/${id}/lists`, { text })
  await person.until(list.id, ['read', 'rejected'])
  await person.call('POST', `/recipient-lists/${list.id}/take`, {})
  await person.until(list.id, ['taken'])
  const sender = { name: 'Demo', footer: 'Demo, 1 Example Street, Exampletown', replyTo: '' }
  await person.call('PATCH', `/campaigns/${id}`, { version, template: TEMPLATE, sender })
  return id
}

function wrongIn(campaign: Campaign, rows: readonly RecipientRow[], arrived: Map<string, number>): string[] {
  const { status, counts, pauseText } = campaign
  const count = (state: RecipientRow['state']) => rows.filter((row) => row.state === state).length
  return [
    ...(status === 'finished' ? [] : [`The campaign is ${status}: ${pauseText}`]),
    ...(counts.sent === count('sent')
      ? []
      : [`${counts.sent} are counted as sent, ${count('sent')} are in the log`]),
    ...rows
      .filter(({ id, state }) => (arrived.get(id) ?? 0) !== (state === 'sent' ? 1 : 0))
      .map(({ id, email, state }) => `${email} is ${state}, and ${arrived.get(id) ?? 0} mails arrived`),
  ]
}

/** The log as text. */
export function runTable({ campaign, log, milliseconds }: CampaignRun): string {
  const { total, sent, failed, unknown, skipped } = campaign.counts
  const lines = log.map(({ position, email, state, attempts: [last] }) =>
    [
      String(position + 1).padStart(5),
      email.padEnd(36),
      state.padEnd(8),
      last?.at.slice(11, 23) ?? '',
      last?.reply ?? last?.reason ?? '',
    ].join('  '),
  )
  return [
    `${campaign.title}: ${campaign.status}. ${sent} of ${total} sent, ${failed} failed, ${unknown} unknown, ${skipped} skipped, in ${(milliseconds / 1000).toFixed(1)} s.`,
    ...lines,
    ...(total > log.length ? [`  … and ${total - log.length} more`] : []),
  ].join('\n')
}
