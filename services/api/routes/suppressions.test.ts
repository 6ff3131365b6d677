import { expect, test } from 'vitest'
import { createRecipientStore } from '../../campaigns/recipients/store.ts'
import { createSuppressionStore } from '../../campaigns/suppressions/store.ts'
import { createUnsubscribing } from '../../campaigns/suppressions/unsubscribing.ts'
import { setUp as setUpApi } from '../test-world.ts'

async function setUp() {
  const world = await setUpApi()
  const ana = await world.registered()
  const list = async (query = '') => (await ana.request('GET', `/api/v1/suppressions${query}`)).json()
  return {
    ...world,
    ana,
    list,
    add: async (...emails: string[]) =>
      (await ana.request('POST', '/api/v1/suppressions', { emails })).statusCode,
    emails: async (query = '') => (await list(query)).items.map(({ email }: { email: string }) => email),
  }
}

test('an address is suppressed once, in whatever spelling, and found by a part of it', async () => {
  await using world = await setUp()
  expect(await world.add('Bob <BOB@example.com>', 'bob@example.com', 'carla@gallery.example')).toBe(204)
  await world.add('bob@example.com')
  expect((await world.emails()).sort()).toEqual(['bob@example.com', 'carla@gallery.example'])
  expect(await world.emails('?text=gall')).toEqual(['carla@gallery.example'])
})

test('when one of them is not an address, none is added and the reason is told', async () => {
  await using world = await setUp()
  const answer = await world.ana.request('POST', '/api/v1/suppressions', {
    emails: ['bob@example.com', 'bob@@example.com'],
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json().detail).toContain('bob@@example.com: The address has more than one @.')
  expect(await world.emails()).toEqual([])
})

test('an address is taken off the list, and pages follow one another', async () => {
  await using world = await setUp()
  for (const name of ['a', 'b', 'c']) {
    await world.add(`${name}@example.com`)
    world.clock.advance(1000)
  }
  const first = await world.list('?limit=2')
  expect(first.items).toHaveLength(2)
  expect(await world.emails(`?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).toEqual([
    'a@example.com',
  ])
  await world.ana.request('DELETE', `/api/v1/suppressions/${first.items[0].id}`)
  expect(await world.emails()).toEqual(['b@example.com', 'a@example.com'])
})

test('a link that is used while its sender’s account is removed leaves nothing behind', async () => {
  await using world = await setUp()
  const { firestore } = world
  const { id } = (await world.ana.request('POST', '/api/v1/campaigns', { title: 'Galleries' })).json()
  const fields = { email: 'bob@example.com' }
  const bob = (await world.ana.request('POST', `/api/v1/campaigns/${id}/recipients`, { fields })).json()
  const recipient = firestore.collection('recipients').doc(bob.id)
  const token: string = (await recipient.get()).get('token')
  const { unsubscribe } = createUnsubscribing({
    firestore,
    campaigns: {
      async get() {
        await recipient.delete()
        return null
      },
    },
    recipients: createRecipientStore(firestore),
    suppressions: createSuppressionStore(firestore, world.clock.now),
    withdraw: async () => undefined,
    now: world.clock.now,
  })
  await expect(unsubscribe(token)).rejects.toThrow('no longer, valid')
  expect((await firestore.collection('suppressions').get()).size).toBe(0)
})
