import { expect, test } from 'vitest'
import { ANY_TIME } from '../../campaigns/campaigns/schedule-schemas.ts'
import type { Campaign } from '../../campaigns/campaigns/schemas.ts'
import type { Recipient, RecipientRow } from '../../campaigns/recipients/schemas.ts'
import { type Method, setUp as setUpApi } from '../test-world.ts'

async function setUp() {
  const world = await setUpApi()
  const ana = await world.registered()
  const request = async <Answer>(method: Method, path: string, body?: unknown) => {
    const answer = await ana.request(method, `/api/v1${path}`, body)
    return { status: answer.statusCode, body: (answer.body ? answer.json() : null) as Answer }
  }
  const create = async (title = 'Galleries') =>
    (await request<Campaign>('POST', '/campaigns', { title })).body
  return {
    ...world,
    ana,
    request,
    create,
    add: (campaignId: string, fields: Record<string, string>) =>
      request<Recipient>('POST', `/campaigns/${campaignId}/recipients`, { fields }),
    async emails(campaignId: string, query = '') {
      const { body } = await request<{ items: RecipientRow[] }>(
        'GET',
        `/campaigns/${campaignId}/recipients${query}`,
      )
      return body.items.map(({ email }) => email)
    },
  }
}

test('a campaign begins as a draft, is changed, copied, and deleted for good', async () => {
  await using world = await setUp()
  const campaign = await world.create()
  expect(campaign).toMatchObject({ status: 'draft', version: 1, counts: { total: 0 } })

  const template = { subject: 'Hello {{name}}', body: 'Dear {{name}}' }
  const schedule = { ...ANY_TIME, timeZone: 'Europe/Berlin', hours: { from: '09:00', until: '17:00' } }
  const edited = await world.request<Campaign>('PATCH', `/campaigns/${campaign.id}`, {
    version: 1,
    template,
    schedule,
  })
  expect(edited.body).toMatchObject({ version: 2, template, schedule })

  const copy = await world.request<Campaign>('POST', `/campaigns/${campaign.id}/duplicate`)
  expect(copy.body).toMatchObject({ title: 'Galleries (copy)', template, schedule, status: 'draft' })

  const ids = { ids: [campaign.id] }
  expect((await world.request('POST', '/campaigns/delete', ids)).status).toBe(409)
  await world.request('POST', '/campaigns/trash', ids)
  await world.request('POST', '/campaigns/delete', ids)
  expect((await world.request('GET', `/campaigns/${campaign.id}`)).status).toBe(404)
  expect(world.events).toContainEqual({
    topic: 'campaigns-discarded',
    payload: { ownerId: world.ana.id, subject: 'campaigns', id: campaign.id },
  })
})

test('of two windows that change a campaign, the second is told and overwrites nothing', async () => {
  await using world = await setUp()
  const { id } = await world.create()
  await world.request('PATCH', `/campaigns/${id}`, { version: 1, title: 'First' })
  const second = await world.request<{ code: string }>('PATCH', `/campaigns/${id}`, {
    version: 1,
    title: 'Second',
  })
  expect(second).toMatchObject({ status: 409, body: { code: 'changed-elsewhere' } })
  expect((await world.request<Campaign>('GET', `/campaigns/${id}`)).body.title).toBe('First')
})

test.each([
  ['a time zone that does not exist', { timeZone: 'Europe/Atlantis' }],
  ['no weekday', { weekdays: [] }],
  ['a local time that is none', { startsAt: '2026-02-03T25:00' }],
  ['hours that end before they begin', { hours: { from: '17:00', until: '09:00' } }],
])('a schedule with %s is refused', async (_what, change) => {
  await using world = await setUp()
  const { id } = await world.create()
  const schedule = { ...ANY_TIME, ...change }
  const refused = await world.request('PATCH', `/campaigns/${id}`, { version: 1, schedule })
  expect(refused.status).toBe(400)
})

test('recipients are added by hand, each address once, and listed in order', async () => {
  await using world = await setUp()
  const { id } = await world.create()
  const ana = await world.add(id, { email: ' Ana@Example.com', 'First name': 'Ana', company: '=cmd()' })
  expect(ana).toMatchObject({
    status: 201,
    body: { email: 'ana@example.com', name: 'Ana', state: 'planned', position: 0 },
  })
  expect((await world.add(id, { email: 'ANA@example.com' })).status).toBe(409)
  expect((await world.add(id, { email: 'ana' })).status).toBe(400)
  await world.add(id, { email: 'bob@example.com', name: 'Bob' })

  expect(await world.emails(id)).toEqual(['ana@example.com', 'bob@example.com'])
  expect(await world.emails(id, '?text=bo')).toEqual(['bob@example.com'])
  expect(await world.emails(id, '?filter=left')).toHaveLength(2)
  expect(await world.emails(id, '?filter=sent')).toEqual([])
  const { counts, fields } = (await world.request<Campaign>('GET', `/campaigns/${id}`)).body
  expect({ total: counts.total, fields }).toEqual({
    total: 2,
    fields: ['email', 'first_name', 'company', 'name'],
  })
})

test('a row is corrected, its address stays, and it can be taken out', async () => {
  await using world = await setUp()
  const { id } = await world.create()
  const { body: ana } = await world.add(id, { email: 'ana@example.com', name: 'Anna' })
  const path = `/campaigns/${id}/recipients/${ana.id}`
  const edited = await world.request<Recipient>('PATCH', path, { fields: { name: 'Ana', __proto__: 'x' } })
  expect(edited.body).toMatchObject({ name: 'Ana', fields: { name: 'Ana', email: 'ana@example.com' } })
  const moved = await world.request('PATCH', path, { fields: { email: 'other@example.com' } })
  expect(moved.status).toBe(400)
  expect((await world.request('DELETE', path)).status).toBe(204)
  expect(await world.emails(id)).toEqual([])
  expect((await world.request<Campaign>('GET', `/campaigns/${id}`)).body.counts.total).toBe(0)
})

test('pages of recipients follow one another, and a cursor belongs to one list', async () => {
  await using world = await setUp()
  const { id } = await world.create()
  for (const name of ['a', 'b', 'c']) await world.add(id, { email: `${name}@example.com` })
  type Rows = { items: RecipientRow[]; nextCursor: string }
  const first = await world.request<Rows>('GET', `/campaigns/${id}/recipients?limit=2`)
  const cursor = encodeURIComponent(first.body.nextCursor)
  expect(await world.emails(id, `?limit=2&cursor=${cursor}`)).toEqual(['c@example.com'])
  const other = await world.request('GET', `/campaigns/${id}/recipients?filter=sent&cursor=${cursor}`)
  expect(other.status).toBe(400)
})

test('the log is a CSV in which no cell is a formula', async () => {
  await using world = await setUp()
  const { id } = await world.create('Ateliers & more')
  await world.add(id, { email: 'ana@example.com', company: '=1+1' })
  const answer = await world.ana.request('GET', `/api/v1/campaigns/${id}/log.csv`)
  expect(answer.headers['content-disposition']).toContain('Ateliers & more.csv')
  expect(answer.body.split('\r\n').slice(0, 2)).toEqual([
    '\ufeffposition,email,state,reason,last tried,next try,attempts,reply,bounced,company',
    "1,ana@example.com,planned,,,,0,,,'=1+1",
  ])
})

test('everything of the room is part of an export', async () => {
  await using world = await setUp()
  const { id } = await world.create()
  await world.add(id, { email: 'ana@example.com' })
  await world.request('POST', '/suppressions', { emails: ['never@example.com'] })
  const paths: string[] = []
  for await (const { path } of world.rooms.campaigns.exporting!.export(world.ana.id)) paths.push(path)
  expect(paths).toEqual([
    'campaigns/campaigns-0001.json',
    `campaigns/recipients/Galleries-${id}.csv`,
    'campaigns/suppressions.json',
  ])
})
