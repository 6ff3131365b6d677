import { expect, test } from 'vitest'
import { PASSWORD } from '../../services/api/test-world.ts'
import { setUp, signIn } from './test-world.ts'

const EMAIL = 'ana@example.com'
const NEXT = 'another horse staple'

test('a new address takes effect once its mailbox has confirmed, and the old one is informed', async () => {
  await using world = await setUp()
  const ana = await world.registered(EMAIL)
  const change = { email: 'ana@new.example', password: PASSWORD }
  const ask = (body: object) => ana.request('POST', '/api/v1/account/email', body)
  expect((await ask({ ...change, password: 'wrong' })).json()).toMatchObject({ code: 'wrong-password' })
  expect((await ask(change)).statusCode).toBe(204)
  await world.deliver()
  expect((await ana.request('GET', '/api/v1/account')).json().email).toBe(EMAIL)

  const token = world.mailbox.tokenIn(world.mailbox.mails[0])
  expect((await world.post('/email-changes/confirm', { token })).statusCode).toBe(204)
  expect((await ana.request('GET', '/api/v1/account')).json().email).toBe('ana@new.example')
  expect([await signIn(world, EMAIL, PASSWORD), await signIn(world, 'ana@new.example', PASSWORD)]).toEqual([
    401, 200,
  ])
  await world.deliver()
  expect(world.mailbox.mails.map(({ to }) => [to].flat()[0]?.text)).toEqual(['ana@new.example', EMAIL])
})

test('the old address can undo a change, even a second one, and the thief is signed out', async () => {
  await using world = await setUp()
  const thief = await world.registered(EMAIL)
  for (const email of ['eve@one.example', 'eve@two.example']) {
    world.clock.advance(1000)
    await thief.request('POST', '/api/v1/account/email', { email, password: PASSWORD })
    await world.deliver()
    await world.post('/email-changes/confirm', { token: world.mailbox.tokenIn(world.mailbox.mails.at(-1)) })
    await world.deliver()
  }
  const notice = world.mailbox.mails.find(({ to }) => [to].flat()[0]?.text === EMAIL)
  // Meanwhile nobody else can take the address.
  const taken = await world.post('/accounts', { email: EMAIL, password: PASSWORD, name: 'Eve' })
  expect(taken.statusCode).toBe(409)

  const undo = () => world.post('/email-changes/undo', { token: world.mailbox.tokenIn(notice) })
  expect((await undo()).statusCode).toBe(204)
  expect((await thief.request('POST', '/api/v1/session/refresh')).statusCode).toBe(401)
  expect(await signIn(world, EMAIL, PASSWORD)).toBe(401)
  expect(await signIn(world, 'eve@two.example', PASSWORD)).toBe(401)
  expect((await undo()).statusCode).toBe(400)

  await world.deliver()
  const reset = world.mailbox.mails.at(-1)
  expect(reset).toMatchObject({ subject: 'Reset your Atelier password', to: { text: EMAIL } })
  await world.post('/password-resets/complete', { token: world.mailbox.tokenIn(reset), password: NEXT })
  expect(await signIn(world, EMAIL, NEXT)).toBe(200)
})

test('when two people want the same address, only one gets it', async () => {
  await using world = await setUp()
  const people = [await world.registered(), await world.registered()]
  for (const each of people)
    await each.request('POST', '/api/v1/account/email', { email: 'same@new.example', password: PASSWORD })
  await world.deliver()
  const answers = await Promise.all(
    world.mailbox.mails.map((mail) =>
      world.post('/email-changes/confirm', { token: world.mailbox.tokenIn(mail) }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
  const late = await people[0]?.request('POST', '/api/v1/account/email', {
    email: 'same@new.example',
    password: PASSWORD,
  })
  expect([400, 409]).toContain(late?.statusCode)
})
