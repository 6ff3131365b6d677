// The requests of a campaign's page, of a campaign with 10,000 recipients against one with 100.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import type { Account } from '../../services/accounts/schemas.ts'
import { complete } from '../../services/campaigns/campaigns/complete.ts'
import { newCampaign } from '../../services/campaigns/campaigns/new-campaign.ts'
import type { CampaignFacts } from '../../services/campaigns/campaigns/record.ts'
import type { Schedule } from '../../services/campaigns/campaigns/schedule-schemas.ts'
import { CAMPAIGNS } from '../../services/campaigns/campaigns/store.ts'
import { localMailbox } from '../../services/campaigns/mailboxes/new-mailbox.ts'
import { completeRecipient } from '../../services/campaigns/recipients/complete.ts'
import { newRecipient } from '../../services/campaigns/recipients/new-recipient.ts'
import { RECIPIENTS, recipientDocuments } from '../../services/campaigns/recipients/record.ts'
import { newSender } from '../../services/campaigns/sending/new-sender.ts'
import { SENDERS, senderDocuments } from '../../services/campaigns/sending/record.ts'
import { withRunning } from '../../services/campaigns/sending/running.ts'
import { SENT_BY_HOUR } from '../../services/campaigns/sending/store.ts'
import { DAY_MS, HOUR_MS } from '../../services/platform/durations.ts'
import { newId } from '../../services/platform/ids.ts'
import { isoTime } from '../../services/platform/times.ts'
import { createStudioClient } from '../client.ts'
import { startStudio } from '../studio.ts'
import { median, type Row, timed } from './measure.ts'

const FEW = 100
const MANY = 10_000
const ROUNDS = 40
const PER_HOUR = 4

/** Measures what the page asks for, all at once as a browser does, in turns. */
export async function measureCampaignPage(): Promise<Row> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-bench-'))
  try {
    await using studio = await startStudio({ dataDir, port: 0 })
    Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
    const firestore = new Firestore({ projectId: studio.cloud.projectId })
    const few = await page(studio.url, firestore, FEW)
    const many = await page(studio.url, firestore, MANY)
    await firestore.terminate()

    const ratios: number[] = []
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const small = await timed(few)
      const large = await timed(many)
      ratios.push(large / small)
      times.push(large)
    }
    return {
      what: 'a campaign page with 10,000 recipients against 100',
      goal: '≤ 1.1 ×',
      measured: `${median(ratios).toFixed(2)} × (${median(times).toFixed(1)} ms)`,
      met: median(ratios) <= 1.1,
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * A person with a campaign that is running, of the larger one a fifth sent. The documents are written straight into the
 * database, because only reading is measured. Returns what opens its page.
 */
async function page(url: string, firestore: Firestore, count: number): Promise<() => Promise<unknown>> {
  const client = createStudioClient(url)
  const person = { email: `owner-${count}@example.com`, password: 'a long enough password', name: 'Owner' }
  const { id: ownerId } = await client.call<Account>('POST', '/accounts', person)
  const now = Date.now()
  const id = newId()
  // Both lists of both campaigns have a full page.
  const sent = count === FEW ? 0 : count / 5
  const facts: CampaignFacts = {
    ...newCampaign({ id, ownerId, title: 'Galleries', at: isoTime(now - DAY_MS) }),
    ...{ status: 'running', startedAt: isoTime(now - DAY_MS), fields: ['email', 'first_name', 'company'] },
    template: { subject: 'Hello {{first_name}}', body: 'Hello {{first_name}}, this is a letter.' },
    ...{ nextPosition: count, schedule: afterwards(now) },
    counts: { total: count, sent, failed: 0, unknown: 0, skipped: 0, bounced: 0 },
  }
  const { id: _, ...document } = complete(facts, null, isoTime(now))
  const hour = Math.floor(now / HOUR_MS)
  const sentByHour = Object.fromEntries(
    Array.from({ length: sent / PER_HOUR }, (_, before) => [hour - before, PER_HOUR]),
  )
  const mailbox = localMailbox(person, isoTime(now))
  const waiting = { left: count - sent, retryAt: null, now }
  const sender = withRunning(newSender(ownerId, mailbox, now), facts, waiting)

  const writer = firestore.bulkWriter({ throttling: false })
  void writer.set(firestore.collection(CAMPAIGNS).doc(id), {
    ...document,
    [SENT_BY_HOUR]: sentByHour,
    updatedAt: isoTime(now),
  })
  void writer.set(firestore.collection(SENDERS).doc(ownerId), senderDocuments.data(sender))
  for (let position = 0; position < count; position++) {
    const recipient = recipientOf({ ownerId, campaignId: id, position, isSent: position < sent })
    void writer.set(firestore.collection(RECIPIENTS).doc(recipient.id), recipientDocuments.data(recipient))
  }
  await writer.close()
  const paths = [
    `/campaigns/${id}`,
    `/campaigns/${id}/recipients?filter=all`,
    `/campaigns/${id}/recipients?filter=left&limit=100`,
    `/campaigns/${id}/forecast`,
    `/campaigns/${id}/sent-over-time`,
    '/sending',
  ]
  return () => Promise.all(paths.map((path) => client.call('GET', path)))
}

/** Office hours that begin a day after the measurement, so that nothing goes meanwhile. */
const afterwards = (now: number): Schedule => ({
  startsAt: isoTime(now + DAY_MS).slice(0, 16),
  timeZone: 'Europe/Berlin',
  hours: { from: '09:00', until: '17:00' },
  weekdays: [1, 2, 3, 4, 5],
})

interface Place {
  ownerId: string
  campaignId: string
  position: number
  isSent: boolean
}

function recipientOf({ isSent, ...place }: Place) {
  const email = `person-${place.position}@example.com`
  const fields = { email, first_name: `Person ${place.position}`, company: `Gallery ${place.position}` }
  const at = new Date().toISOString()
  const recipient = newRecipient({ ...place, email, fields, listId: null, row: null, at, newId })
  return isSent ? completeRecipient({ ...recipient, state: 'sent', nextAt: null }) : recipient
}
