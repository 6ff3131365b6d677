// A person who writes to others: with lists, files, mails that are due, and people who are not written to.
import { expect, test } from 'vitest'
import { PASSWORD } from '../../services/api/test-world.ts'
import { campaignsDiscarded, recipientsUploaded } from '../../services/campaigns/events.ts'
import { send } from '../../services/photos/test-world.ts'
import { DAY_MS, MINUTE_MS } from '../../services/platform/durations.ts'
import { setUp } from './test-world.ts'

const EMAIL = 'ana@example.com'
const FLYER = { name: 'flyer.pdf', contentType: 'application/pdf', size: 5 }

async function writing() {
  const world = await setUp()
  const ana = await world.registered(EMAIL)
  const ask = async (method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
    const answer = await ana.request(method, `/api/v1${path}`, body)
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.body === '' ? null : answer.json()
  }
  const { id } = await ask('POST', '/campaigns', { title: 'Galleries' })
  await ask('POST', `/campaigns/${id}/recipients`, {
    fields: { email: 'bob@example.com', first_name: 'Bob' },
  })
  await ask('POST', `/campaigns/${id}/lists`, { text: 'email\neve@example.com' })
  await ask('POST', '/suppressions', { emails: ['carla@example.com'] })
  await ask('POST', '/mailbox/mail-events')
  await ask('PATCH', '/sending', { perHour: 2 })
  const { attachment, grant } = await ask('POST', `/campaigns/${id}/attachments/uploads`, FLYER)
  await send(grant, Buffer.from('flyer'))
  await ask('POST', `/campaigns/${id}/attachments/${attachment.id}/finish`)
  const { resumeId } = await ask('POST', '/ai/generate', {
    input: 'Ana Example\nExperience\nEngineer at Acme',
  })
  await ask('POST', `/campaigns/${id}/attachments`, { kind: 'resume', resumeId })
  const { id: deleted } = await ask('POST', '/campaigns', { title: 'Old' })
  for (const step of ['trash', 'delete']) await ask('POST', `/campaigns/${step}`, { ids: [deleted] })
  return { ...world, ana, ask, id }
}

test('nothing of a person’s campaigns remains in any collection or bucket', async () => {
  await using world = await writing()
  const { ana, events } = world
  const before = await world.remainsOf(ana.id)
  const kinds = new Set(before.map((path) => path.split('/')[0]))
  for (const kind of [
    'campaigns',
    'recipientLists',
    'recipients',
    'senders',
    'suppressions',
    'mailEventAddresses',
  ])
    expect(kinds).toContain(kind)
  expect(before.filter((path) => path.startsWith('documents/campaigns/'))).toHaveLength(2)

  await world.ask('POST', '/account/deletion', { password: PASSWORD })
  for (const wait of [7 * DAY_MS, 10 * MINUTE_MS]) {
    world.clock.advance(wait)
    events.length = 0
    await world.sweep()
    for (const { topic, payload } of [...events])
      if (topic === 'account-forgotten') await world.handle(payload as { accountId: string })
  }
  const isReceipt = (path: string) => path.startsWith('accountMails/')
  expect(
    (await world.remainsOf(ana.id, EMAIL, 'bob@example.com', 'eve@example.com', 'carla@')).filter(
      (path) => !isReceipt(path),
    ),
  ).toEqual([])
  expect(
    events.filter(({ topic }) => topic === campaignsDiscarded.name || topic === recipientsUploaded.name),
  ).toEqual([])
})
