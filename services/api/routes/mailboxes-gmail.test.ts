import { expect, test } from 'vitest'
import { consent, type Decision, startGoogle } from '../../../local-cloud/google-mail/testing.ts'
import { type Browser, setUp as setUpApi } from '../test-world.ts'

const CALLBACK = 'http://localhost:8080/api/v1/mailbox/gmail/callback'
const SEND = 'https://www.googleapis.com/auth/gmail.send'

async function setUp() {
  const google = await startGoogle()
  const world = await setUpApi({ gmailHost: google.host, publicUrl: 'http://localhost:8080' })
  return {
    ...world,
    google,
    /** Where Google leads the browser after the person has decided. */
    async begin(person: Browser, decision: Decision = {}, body = {}) {
      const answer = await person.request('POST', '/api/v1/mailbox/gmail', body)
      const { url } = answer.json()
      const { location } = await consent(url, decision)
      return { url: new URL(url), back: (location ?? '').replace('http://localhost:8080', '') }
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await google[Symbol.asyncDispose]()
    },
  }
}

const mailboxOf = async (person: Browser) => (await person.request('GET', '/api/v1/mailbox')).json().mailbox
const follow = async (browser: Browser, path: string) => {
  const answer = await browser.request('GET', path)
  return [answer.statusCode, answer.headers.location]
}
const CONNECTED = [303, '/campaigns/mailbox?connected=gmail']
const problem = (what: string) => [303, `/campaigns/mailbox?problem=${what}`]

test('a person connects Gmail, sends a test mail, and disconnects, which revokes', async () => {
  await using world = await setUp()
  const ana = await world.registered('ana@example.com')
  const { url, back } = await world.begin(ana, { email: 'ana@gmail.com' })
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    redirect_uri: CALLBACK,
    scope: `openid email ${SEND}`,
    code_challenge_method: 'S256',
    access_type: 'offline',
  })
  expect(await follow(ana, back)).toEqual(CONNECTED)
  expect(await mailboxOf(ana)).toMatchObject({ kind: 'gmail', address: 'ana@gmail.com', canReconcile: false })
  const document = await world.firestore.doc(`senders/${ana.id}`).get()
  expect(document.get('mailbox.credentials')).not.toContain('1//')

  expect((await ana.request('POST', '/api/v1/mailbox/test')).json()).toMatchObject({
    wasSent: true,
    to: 'ana@example.com',
  })
  expect(world.google.mails()).toMatchObject([{ from: 'ana@gmail.com', to: ['ana@example.com'] }])

  expect((await ana.request('DELETE', '/api/v1/mailbox')).json()).toEqual({ isRevoked: true })
  expect(await mailboxOf(ana)).toBeNull()
})

test('the wider permission is asked for only when it is wanted', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const { url, back } = await world.begin(ana, {}, { reconciles: true })
  expect(url.searchParams.get('scope')).toContain('gmail.readonly')
  await follow(ana, back)
  expect(await mailboxOf(ana)).toMatchObject({ canReconcile: true })
})

test('an answer works once, within ten minutes, in the browser and for the person that asked', async () => {
  await using world = await setUp()
  const [ana, eve] = [await world.registered(), await world.registered()]
  const used = await world.begin(ana)
  expect(await follow(ana, used.back)).toEqual(CONNECTED)
  expect(await follow(ana, used.back)).toEqual(problem('expired'))

  const late = await world.begin(ana)
  world.clock.advance(10 * 60_000 + 1)
  expect(await follow(ana, late.back)).toEqual(problem('expired'))

  const stolen = await world.begin(eve, { email: 'eve@gmail.com' })
  expect(await follow(ana, stolen.back)).toEqual(problem('other-browser'))
  expect(await mailboxOf(ana)).toMatchObject({ address: 'ana@gmail.com' })
  const elsewhere = await world.begin(ana)
  expect(await follow(world.browser(), elsewhere.back)).toEqual(problem('other-browser'))
  expect(await follow(ana, '/api/v1/mailbox/gmail/callback?state=guess&code=guess')).toEqual(
    problem('expired'),
  )
})

test('a session that ended meanwhile does not matter, the browser does', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const { back } = await world.begin(ana)
  ana.cookies.delete('atelier_access')
  expect(await follow(ana, back)).toEqual(CONNECTED)
})

test.each([
  ['declines', { decision: 'deny' }, 'declined'],
  ['does not allow to send', { allowed: [] }, 'not-allowed'],
] as const)('a person who %s has no new mailbox', async (_what, decision, expected) => {
  await using world = await setUp()
  const ana = await world.registered()
  const { back } = await world.begin(ana, {
    ...decision,
    ...('allowed' in decision && { allowed: [] }),
  } as Decision)
  expect(await follow(ana, back)).toEqual(problem(expected))
  expect(await mailboxOf(ana)).toBeNull()
})

test('a code that Google does not know is no connection', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const { back } = await world.begin(ana)
  expect(await follow(ana, back.replace(/code=[^&]+/, 'code=guess'))).toEqual(problem('not-confirmed'))
})

test('connecting the same account again keeps the new permission; another account’s is withdrawn', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const send = async () => (await ana.request('POST', '/api/v1/mailbox/test')).json().wasSent
  for (let time = 0; time < 2; time++) await follow(ana, (await world.begin(ana)).back)
  expect(await send()).toBe(true)
  await follow(ana, (await world.begin(ana, { email: 'second@gmail.com' })).back)
  expect(await send()).toBe(true)
  expect(world.google.mails()[0]).toMatchObject({ from: 'second@gmail.com' })
})

test('what Google withdrew is said, and connecting again mends it', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  await follow(ana, (await world.begin(ana)).back)
  world.google.revoke('ana@gmail.com')
  const tested = (await ana.request('POST', '/api/v1/mailbox/test')).json()
  expect(tested).toMatchObject({ wasSent: false, message: expect.stringMatching(/withdrawn or has expired/) })
  expect(await mailboxOf(ana)).toMatchObject({ status: 'reconnect', reason: expect.any(String) })
  await follow(ana, (await world.begin(ana)).back)
  expect((await ana.request('POST', '/api/v1/mailbox/test')).json().wasSent).toBe(true)
  expect(await mailboxOf(ana)).toMatchObject({ status: 'connected', reason: null })
})
