// A campaign from the API's side: started, watched, stopped; and what an administrator allows.
import { expect, test } from 'vitest'
import { type Browser, OPERATOR, setUp, type World } from '../test-world.ts'

async function draft(person: Browser, recipients = ['ada@example.com', 'bob@example.com']) {
  const post = async (path: string, body: unknown) =>
    (await person.request('POST', `/api/v1${path}`, body)).json()
  const { id } = await post('/campaigns', { title: 'Galleries' })
  for (const email of recipients)
    await post(`/campaigns/${id}/recipients`, { fields: { email, first_name: 'Ada' } })
  const { version } = (await person.request('GET', `/api/v1/campaigns/${id}`)).json()
  await person.request('PATCH', `/api/v1/campaigns/${id}`, {
    version,
    template: { subject: 'Hello {{first_name}}', body: 'Hello {{first_name}}, this is a letter.' },
    sender: { name: 'Ana', footer: 'Ana, Street 1, Berlin', replyTo: '' },
  })
  return id as string
}

const withMailbox = () => setUp({ smtpHost: '127.0.0.1:9', publicUrl: 'http://localhost:8080' })
const ticks = (world: World) => world.events.filter(({ topic }) => topic === 'campaign-tick').length

test('a campaign is started, paused, resumed, cancelled', async () => {
  await using world = await withMailbox()
  const ana = await world.registered('ana@example.com')
  const id = await draft(ana)
  const act = async (step: string) =>
    (await ana.request('POST', `/api/v1/campaigns/${id}/${step}`)).json() as {
      status: string
      detail?: string
    }

  const planned = (await ana.request('GET', `/api/v1/campaigns/${id}/forecast`)).json()
  expect(planned).toMatchObject({ nextAt: expect.any(String), finishAt: expect.any(String) })
  expect(planned.times).toHaveLength(2)

  const started = await act('start')
  expect(started).toMatchObject({ status: 'running', startedAt: expect.any(String) })
  expect(started, 'as it is stored').toEqual((await ana.request('GET', `/api/v1/campaigns/${id}`)).json())
  expect(ticks(world)).toBe(1)
  expect((await ana.request('GET', '/api/v1/sending')).json()).toMatchObject({
    mailbox: { kind: 'local', address: 'ana@example.com', status: 'connected' },
    limits: { perHour: 4, perDay: 25, gapSeconds: { min: 60, max: 300 } },
    inHour: 0,
    nextAt: expect.any(String),
  })
  expect(await act('pause')).toMatchObject({ status: 'paused', pauseReason: 'person' })
  expect((await ana.request('GET', `/api/v1/campaigns/${id}/forecast`)).json()).toMatchObject({
    nextAt: null,
    waitingFor: 'The campaign is paused until you resume it.',
  })
  expect(await act('resume')).toMatchObject({ status: 'running', pauseReason: null })
  const cancelled = await act('cancel')
  expect(cancelled).toMatchObject({ status: 'cancelled', finishedAt: expect.any(String) })
  expect(cancelled, 'as it is stored').toEqual((await ana.request('GET', `/api/v1/campaigns/${id}`)).json())
  expect(await act('resume')).toMatchObject({ status: 409 })
})

test('a campaign whose mails would have a hole is not started, and the answer says why', async () => {
  await using world = await withMailbox()
  const ana = await world.registered()
  const id = await draft(ana)
  const { version } = (await ana.request('GET', `/api/v1/campaigns/${id}`)).json()
  await ana.request('PATCH', `/api/v1/campaigns/${id}`, {
    version,
    template: { subject: 'Hello', body: 'Hello {{frist_name}}' },
  })
  const answer = await ana.request('POST', `/api/v1/campaigns/${id}/start`)
  expect(answer.json()).toMatchObject({ status: 400, code: 'check-failed' })
  expect(JSON.stringify(answer.json().errors)).toContain('frist_name')
  expect((await ana.request('GET', `/api/v1/campaigns/${id}`)).json().status).toBe('draft')
})

test('a person lowers their limits, and only an administrator raises them', async () => {
  await using world = await withMailbox()
  const ana = await world.registered('ana@example.com')
  const boss = await world.registered('boss@example.com')
  await world.people.roles.grant('boss@example.com', 'admin', OPERATOR)
  const lower = (body: object) => ana.request('PATCH', '/api/v1/sending', body)
  expect((await lower({ perHour: 2 })).json().limits).toMatchObject({ perHour: 2, perDay: 25 })
  expect((await lower({ perDay: 26 })).json()).toMatchObject({ status: 400 })

  const allow = (who: Browser, allowed: unknown) =>
    who.request('PATCH', `/api/v1/people/${ana.id}/sending`, { allowed })
  const more = { perHour: 10, perDay: 100, gapSeconds: { min: 10, max: 20 } }
  expect((await allow(ana, more)).statusCode).toBe(403)
  expect((await allow(boss, more)).json()).toMatchObject({
    allowed: more,
    limits: { perHour: 2, perDay: 100 },
  })
  expect((await allow(boss, null)).json().limits).toMatchObject({ perHour: 2, perDay: 25 })
  expect((await allow(boss, { ...more, gapSeconds: { min: 20, max: 10 } })).statusCode).toBe(400)
  expect((await boss.request('GET', '/api/v1/people/nobody/sending')).statusCode).toBe(404)
})

test("someone else's campaign looks like no campaign", async () => {
  await using world = await withMailbox()
  const ana = await world.registered()
  const eve = await world.registered()
  const id = await draft(ana)
  const { items } = (await ana.request('GET', `/api/v1/campaigns/${id}/recipients`)).json()
  const of = `/api/v1/campaigns/${id}`
  const asked = [
    ...['start', 'pause', 'resume', 'cancel', 'retry'].map((step) => ['POST', `${of}/${step}`] as const),
    ...['retry', 'bounced'].map((step) => ['POST', `${of}/recipients/${items[0].id}/${step}`] as const),
    ['GET', `${of}/forecast`] as const,
    ['GET', `${of}/sent-over-time`] as const,
  ]
  for (const [method, url] of asked) expect((await eve.request(method, url)).statusCode, url).toBe(404)
})
