// An attacker who knows a person's password tries to keep the account from its owner.
import { expect, test } from 'vitest'
import { READ_MAX_AGE_MS } from '../../services/accounts/recent.ts'
import { type Browser, PASSWORD } from '../../services/api/test-world.ts'
import { setUp, type World } from './test-world.ts'

const OWNER = 'ana@example.com'
const NEXT = 'another horse staple'

const mailTo = (world: World, address: string, subject: RegExp) =>
  world.mailbox.mails.findLast(
    ({ to, subject: said }) => [to].flat()[0]?.text === address && subject.test(said ?? ''),
  )

const linkTo = (world: World, address: string, subject: RegExp) =>
  world.mailbox.tokenIn(mailTo(world, address, subject))

/** Moves the account to another address, whose mailbox the attacker reads. */
async function move(world: World, who: Browser, email: string) {
  world.clock.advance(1000)
  await who.request('POST', '/api/v1/account/email', { email, password: PASSWORD })
  await world.deliver()
  await world.post('/email-changes/confirm', { token: linkTo(world, email, /Confirm/) })
}

const undo = async (world: World, token: string) =>
  (await world.post('/email-changes/undo', { token })).statusCode

test('undoing a change invalidates the undo links of later changes', async () => {
  await using world = await setUp()
  const thief = await world.registered(OWNER)
  for (const email of ['eve@one.example', 'eve@two.example']) {
    await move(world, thief, email)
    await world.deliver()
  }
  expect(await undo(world, linkTo(world, OWNER, /was changed/))).toBe(204)
  expect(await undo(world, linkTo(world, 'eve@one.example', /was changed/))).toBe(400)
  expect((await world.account(thief.id)).email).toBe(OWNER)
})

test('a mail about a later change has no link if it is sent only after the undo', async () => {
  await using world = await setUp()
  const thief = await world.registered(OWNER)
  await move(world, thief, 'eve@one.example')
  await world.deliver()
  await move(world, thief, 'eve@two.example')
  expect(await undo(world, linkTo(world, OWNER, /was changed/))).toBe(204)
  await world.deliver()
  expect(mailTo(world, 'eve@one.example', /was changed/)).toBeUndefined()
})

test('undoing a later change keeps the owner’s own undo link valid', async () => {
  await using world = await setUp()
  const thief = await world.registered(OWNER)
  await move(world, thief, 'eve@one.example')
  await world.deliver()
  await move(world, thief, 'eve@two.example')
  await world.deliver()
  expect(await undo(world, linkTo(world, 'eve@one.example', /was changed/))).toBe(204)
  expect(await undo(world, linkTo(world, OWNER, /was changed/))).toBe(204)
})

test('a link requested with an old password is not created after a new one', async () => {
  await using world = await setUp()
  const thief = await world.registered(OWNER)
  await thief.request('POST', '/api/v1/account/email', { email: 'eve@one.example', password: PASSWORD })
  const owner = world.browser()
  await owner.request('POST', '/api/v1/session', { email: OWNER, password: PASSWORD })
  const change = await owner.request('PUT', '/api/v1/account/password', { current: PASSWORD, next: NEXT })
  expect(change.statusCode).toBe(204)
  // The mail server was slow, so the mail is sent only now.
  await world.deliver()
  expect(mailTo(world, 'eve@one.example', /Confirm/)).toBeUndefined()
})

test('undoing a change revokes the keys that were created with the password', async () => {
  await using world = await setUp()
  const thief = await world.registered(OWNER)
  const made = await thief.request('POST', '/api/v1/account/keys', {
    name: 'lasting',
    scopes: ['photos:write'],
    expiresInDays: 366,
    password: PASSWORD,
  })
  await move(world, thief, 'eve@one.example')
  await world.deliver()
  const useKey = async () =>
    (
      await world.app.inject({
        url: '/api/v1/photos',
        headers: { authorization: `Bearer ${made.json().secret}`, 'x-forwarded-for': '198.51.100.9' },
      })
    ).statusCode
  expect(await useKey()).toBe(200)
  expect(await undo(world, linkTo(world, OWNER, /was changed/))).toBe(204)
  // Another instance may have read the key just before.
  world.clock.advance(READ_MAX_AGE_MS)
  expect(await useKey()).toBe(401)
})

test('a reset link is valid only while the address it was sent to is the account’s', async () => {
  await using world = await setUp()
  const owner = await world.registered(OWNER)
  await world.post('/password-resets', { email: OWNER })
  await world.deliver()
  await move(world, owner, 'ana@new.example')
  const answer = await world.post('/password-resets/complete', {
    token: linkTo(world, OWNER, /Reset/),
    password: NEXT,
  })
  expect(answer.json()).toMatchObject({ code: 'link-expired' })
})

test('a stranger’s user agent cannot put text into a mail to the owner', async () => {
  await using world = await setUp()
  await world.registered(OWNER)
  const userAgent = 'Your account is locked. Call +1 555 0100 or open https://evil.example Firefox/1 Windows'
  await world.browser({ userAgent }).request('POST', '/api/v1/password-resets', { email: OWNER })
  await world.deliver()
  const mail = mailTo(world, OWNER, /Reset/)
  expect(mail?.text).toContain('Firefox on Windows')
  expect(`${mail?.text}${mail?.html}`).not.toMatch(/evil|555|locked/)
})
