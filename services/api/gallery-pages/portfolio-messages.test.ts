import { afterAll, beforeAll, expect, test } from 'vitest'
import { stopTime } from '../../../tests/stop-time.ts'
import { MESSAGES_OF_A_NETWORK } from '../../photos/portfolio/messages.ts'
import { SECRETS } from '../../platform/test-cloud.ts'
import type { World } from '../test-world.ts'
import { maker, ORIGIN, startGalleries } from './test-portfolio.ts'

let world: World
beforeAll(async () => {
  world = await startGalleries()
})
afterAll(() => world[Symbol.asyncDispose]())

test('a message reaches the person’s mailbox by the mail room, once, and nothing else of them is told', async () => {
  stopTime()
  const ana = await maker(world)
  await ana.save()
  expect((await ana.visit()).body).toContain('name="website"')
  const form = { name: 'Bo', email: 'bo@example.com', text: 'Do you sell <b>vases</b>?', website: '' }
  const send = (fields: object, address = '192.0.2.77') =>
    world.app.inject({
      method: 'POST',
      url: `/by/${ana.handle}/message`,
      payload: new URLSearchParams({ ...form, ...fields }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': address,
      },
    })
  const mails = async () => {
    const { docs } = await world.firestore.collection('accountMails').where('accountId', '==', ana.id).get()
    return docs.map((doc) => doc.get('message'))
  }
  const page = `${ORIGIN}/by/${ana.handle}`
  expect((await send({})).statusCode).toBe(503)
  await world.secrets.addSecretVersion({
    parent: SECRETS['smtp-url'],
    payload: { data: Buffer.from('smtp://127.0.0.1:9') },
  })
  await world.clock.advance(60_000)
  const sent = await send({})
  expect([sent.statusCode, sent.body.includes('Thank you')]).toEqual([200, true])
  expect(await mails()).toEqual([{ name: 'Bo', email: 'bo@example.com', text: form.text, page }])
  expect(sent.body).not.toContain((await world.account(ana.id)).email)

  const robot = await send({ website: 'https://spam.example' })
  expect([robot.statusCode, robot.body.includes('Thank you')]).toEqual([200, true])
  for (const wrong of [{ email: 'nobody' }, { name: '' }, { text: ' ' }, { name: 'a\nBcc: b@c.de' }])
    expect([wrong, (await send(wrong)).statusCode]).toEqual([wrong, 400])
  expect(await mails()).toHaveLength(1)

  const statuses: number[] = []
  for (let count = 0; count < MESSAGES_OF_A_NETWORK; count++)
    statuses.push((await send({ text: `Again ${count}` }, '198.51.100.7')).statusCode)
  expect(statuses.every((status) => status === 200)).toBe(true)
  expect((await send({}, '198.51.100.7')).statusCode).toBe(429)

  await ana.save({ takesMessages: false })
  await world.clock.advance(1000)
  expect((await send({}, '203.0.113.4')).statusCode).toBe(404)
  expect((await ana.visit()).body).not.toContain('name="website"')
})

test('a form of another site sends nothing', async () => {
  const ana = await maker(world)
  await ana.save()
  const answer = await world.app.inject({
    method: 'POST',
    url: `/by/${ana.handle}/message`,
    payload: 'name=a&email=a%40b.de&text=x&website=',
    headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(answer.statusCode).toBe(403)
})
