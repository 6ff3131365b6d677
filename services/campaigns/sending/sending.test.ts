import { expect, test } from 'vitest'
import { setUp } from './test-world.ts'

test('a campaign goes out, one mail after another, and is finished', async () => {
  await using world = await setUp()
  const { id, ownerId } = await world.campaign(3)
  await world.controls.start(ownerId, id)

  await world.tick()
  expect(await world.deliver()).toEqual(['sent'])
  const first = await world.recipient(id)
  expect(first).toMatchObject({ state: 'sent', nextAt: null, leaseUntil: null, claimId: null })
  expect(first.attempts).toMatchObject([{ outcome: 'sent', reply: '250 OK', providerId: 'queue-1' }])
  expect(world.sent[0]?.mail).toMatchObject({
    subject: 'Hello Person 0',
    from: { name: 'Ana', address: `${ownerId}@example.com` },
    to: { address: 'person-0@example.com' },
    headers: {
      'List-Unsubscribe': `<https://studio.example/unsubscribe/${first.token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  })

  // Within the gap nothing goes.
  world.advance(30_000)
  await world.tick()
  expect(world.published).toEqual([])

  for (const _mail of [2, 3]) {
    world.setClock(Date.parse((await world.sender(ownerId)).dueAt ?? ''))
    await world.tick()
    await world.deliver()
  }
  expect(world.sent.map(({ email }) => email)).toEqual([
    'person-0@example.com',
    'person-1@example.com',
    'person-2@example.com',
  ])
  expect(await world.stored(id)).toMatchObject({
    status: 'finished',
    counts: { total: 3, sent: 3, failed: 0, unknown: 0, skipped: 0 },
  })
  expect(await world.sender(ownerId)).toMatchObject({ running: {}, dueAt: null })
})
