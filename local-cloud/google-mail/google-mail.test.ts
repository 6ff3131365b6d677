import { CodeChallengeMethod, OAuth2Client } from 'google-auth-library'
import { describe, expect, test } from 'vitest'
import { consent, type Decision, startGoogle } from './testing.ts'

const CLIENT = { clientId: 'local-studio.apps.googleusercontent.com', clientSecret: 'local-studio-secret' }
const REDIRECT = 'http://localhost:8080/back'
const SEND = 'https://www.googleapis.com/auth/gmail.send'
const READ = 'https://www.googleapis.com/auth/gmail.readonly'

type Google = Awaited<ReturnType<typeof startGoogle>>

const clientOf = ({ url }: Google, change: object = {}) =>
  new OAuth2Client({
    ...CLIENT,
    redirectUri: REDIRECT,
    endpoints: {
      oauth2AuthBaseUrl: `${url}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${url}/token`,
      oauth2RevokeUrl: `${url}/revoke`,
    },
    ...change,
  })

async function connect(google: Google, decision: Decision = {}, scope = ['openid', 'email', SEND, READ]) {
  const client = clientOf(google)
  const { codeVerifier = '', codeChallenge = '' } = await client.generateCodeVerifierAsync()
  const url = client.generateAuthUrl({
    access_type: 'offline',
    scope,
    state: 's1',
    prompt: 'consent',
    code_challenge: codeChallenge,
    code_challenge_method: CodeChallengeMethod.S256,
  })
  const { location } = await consent(url, decision)
  const back = new URL(location ?? '')
  return { client, codeVerifier, back, code: back.searchParams.get('code') ?? '' }
}

async function signedIn(google: Google, decision: Decision = {}) {
  const { client, code, codeVerifier } = await connect(google, decision)
  const { tokens } = await client.getToken({ code, codeVerifier })
  client.setCredentials(tokens)
  const api = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${google.url}/gmail/v1/users/me/${path}`, {
      method,
      headers: { authorization: `Bearer ${(await client.getAccessToken()).token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Answer }
  }
  const send = (mail: string) =>
    api('POST', 'messages/send', { raw: Buffer.from(mail).toString('base64url') })
  /** The client does not know the moved clock. */
  const later = async (milliseconds: number) => {
    google.clock.advance(milliseconds)
    await client.refreshAccessToken()
  }
  return { client, tokens, api, send, later }
}

interface Answer {
  id: string
  messages?: { id: string }[]
  payload: { headers: object[] }
  error: { code: number; message: string; errors: { reason: string }[] }
}

const MAIL =
  'From: Ana <ana@gmail.com>\r\nTo: Ben <ben@example.org>\r\nBcc: cem@example.org\r\nMessage-ID: <m1@gmail.com>\r\nSubject: Hi\r\n\r\nHello\r\n'

describe('signing in', () => {
  test('a person allows it, and Google’s own client gets tokens', async () => {
    await using google = await startGoogle()
    const { back, client, code, codeVerifier } = await connect(google)
    expect(back.searchParams.get('state')).toBe('s1')
    const { tokens } = await client.getToken({ code, codeVerifier })
    expect(tokens).toMatchObject({ token_type: 'Bearer', refresh_token: expect.stringMatching(/^1\/\//) })
    const claims = JSON.parse(Buffer.from(tokens.id_token?.split('.')[1] ?? '', 'base64url').toString())
    expect(claims).toMatchObject({ email: 'ana@gmail.com', email_verified: true, aud: CLIENT.clientId })
    const info = await fetch(`${google.url}/v1/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await info.json()).toMatchObject({ email: 'ana@gmail.com' })
  })

  test('a person who refuses is led back with nothing', async () => {
    await using google = await startGoogle()
    const { back } = await connect(google, { decision: 'deny' })
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 's1' })
  })

  test('a person may allow a part', async () => {
    await using google = await startGoogle()
    const { back } = await connect(google, { allowed: [READ] })
    expect(back.searchParams.get('scope')).toBe(`openid email ${READ}`)
  })

  test('a code works once, in ten minutes, with its verifier and address', async () => {
    await using google = await startGoogle()
    const used = await connect(google)
    await used.client.getToken({ code: used.code, codeVerifier: used.codeVerifier })
    await expect(used.client.getToken({ code: used.code, codeVerifier: used.codeVerifier })).rejects.toThrow(
      'invalid_grant',
    )

    const other = await connect(google)
    await expect(other.client.getToken({ code: other.code, codeVerifier: 'x'.repeat(43) })).rejects.toThrow(
      'invalid_grant',
    )
    const without = await connect(google)
    await expect(without.client.getToken(without.code)).rejects.toThrow('invalid_grant')
    const elsewhere = await connect(google)
    await expect(
      elsewhere.client.getToken({ ...elsewhere, redirect_uri: 'http://localhost:8080/other' }),
    ).rejects.toThrow('redirect_uri_mismatch')
    const late = await connect(google)
    google.clock.advance(10 * 60_000 + 1)
    await expect(late.client.getToken({ code: late.code, codeVerifier: late.codeVerifier })).rejects.toThrow(
      'invalid_grant',
    )
  })

  test.each([
    ['another application', { clientId: 'someone-else' }, 'invalid_client'],
    ['an address without TLS', { redirectUri: 'http://studio.example/back' }, 'redirect_uri_mismatch'],
  ])('%s is not led back', async (_what, change, error) => {
    await using google = await startGoogle()
    const url = clientOf(google, change).generateAuthUrl({ scope: ['openid', SEND] })
    expect(await consent(url)).toMatchObject({
      status: 400,
      location: null,
      html: expect.stringContaining(error),
    })
  })

  test('a wrong secret gets no token', async () => {
    await using google = await startGoogle()
    const { code, codeVerifier } = await connect(google)
    const wrong = clientOf(google, { clientSecret: 'guess' })
    await expect(wrong.getToken({ code, codeVerifier })).rejects.toThrow('invalid_client')
  })

  test('a revoked connection gives no more tokens', async () => {
    await using google = await startGoogle()
    const { client, tokens } = await signedIn(google)
    await client.revokeToken(tokens.refresh_token ?? '')
    await expect(client.refreshAccessToken()).rejects.toThrow('invalid_grant')
  })
})

describe('sending', () => {
  test('a mail goes to all its recipients, without Bcc, and is found by its id', async () => {
    await using google = await startGoogle()
    const { send, api } = await signedIn(google)
    const { status, body } = await send(MAIL)
    expect([status, body]).toMatchObject([200, { labelIds: ['SENT'] }])
    expect(google.mails()).toMatchObject([
      { from: 'ana@gmail.com', to: ['ben@example.org', 'cem@example.org'], subject: 'Hi' },
    ])
    const found = await api('GET', 'messages?q=rfc822msgid:m1@gmail.com')
    expect(found.body.messages).toEqual([{ id: body.id, threadId: body.id }])
    const { payload } = (await api('GET', `messages/${body.id}?format=metadata`)).body
    expect(payload.headers).toContainEqual({ name: 'Message-ID', value: '<m1@gmail.com>' })
    expect(JSON.stringify(payload.headers)).not.toContain('cem@')
    expect((await api('GET', 'messages?q=rfc822msgid:other@gmail.com')).body.messages).toBeUndefined()
  })

  test('a large mail is uploaded as it is', async () => {
    await using google = await startGoogle()
    const { client } = await signedIn(google)
    const answer = await fetch(`${google.url}/upload/gmail/v1/users/me/messages/send?uploadType=media`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${(await client.getAccessToken()).token}`,
        'content-type': 'message/rfc822',
      },
      body: MAIL + 'x'.repeat(6_000_000),
    })
    expect(answer.status).toBe(200)
    expect(google.mails()[0]?.size).toBeGreaterThan(6_000_000)
  })

  test('the account is the sender, whatever the mail says', async () => {
    await using google = await startGoogle()
    const { send } = await signedIn(google)
    await send('From: Boss <boss@example.com>\r\nTo: ben@example.org\r\nSubject: Hi\r\n\r\nHello\r\n')
    expect(google.mails()).toMatchObject([{ from: 'ana@gmail.com' }])
  })

  test('without the scope nothing is sent, or found', async () => {
    await using google = await startGoogle()
    const reader = await signedIn(google, { allowed: [READ] })
    expect((await reader.send(MAIL)).body.error).toMatchObject({
      code: 403,
      errors: [{ reason: 'insufficientPermissions' }],
    })
    const sender = await signedIn(google, { email: 'ben@gmail.com', allowed: [SEND] })
    expect((await sender.api('GET', 'messages?q=in:sent')).status).toBe(403)
    expect(google.mails()).toEqual([])
  })

  test('a mail without a recipient is refused', async () => {
    await using google = await startGoogle()
    const { send } = await signedIn(google)
    expect((await send('Subject: Hi\r\n\r\nHello')).body.error).toMatchObject({
      code: 400,
      message: 'Invalid To header',
    })
  })

  test('the day’s limit counts recipients over 24 hours, and says when it ends', async () => {
    await using google = await startGoogle()
    google.allow(4)
    const { send, later } = await signedIn(google)
    await send(MAIL)
    await later(3_600_000)
    await send(MAIL)
    const refused = await send(MAIL)
    expect(refused.body.error).toMatchObject({
      code: 429,
      message: expect.stringMatching(/^User-rate limit exceeded. {2}Retry after \d{4}-/),
    })
    await later(23 * 3_600_000)
    expect((await send(MAIL)).status).toBe(200)
  })

  test.each([
    ['unauthorized', 401, 0],
    ['dailyLimit', 403, 0],
    ['rateLimit', 429, 0],
    ['unavailable', 503, 0],
    ['errorAfterSend', 500, 1],
  ])('on demand it fails: %s', async (fault, status, kept) => {
    await using google = await startGoogle()
    const { send } = await signedIn(google)
    google.disturb({ seed: 1, [fault]: 1 })
    expect((await send(MAIL)).status).toBe(status)
    expect(google.mails()).toHaveLength(kept)
    google.disturb(null)
    expect((await send(MAIL)).status).toBe(200)
  })

  test.each([
    ['cut', 1],
    ['lost', 0],
  ])('a recipient with +%s', async (tag, kept) => {
    await using google = await startGoogle()
    const { send } = await signedIn(google)
    await expect(send(MAIL.replace('ben@', `ben+${tag}@`))).rejects.toThrow('fetch failed')
    expect(google.mails()).toHaveLength(kept)
  })
})

test('garbage is answered, and what is not simulated is refused', async () => {
  await using google = await startGoogle()
  const { api } = await signedIn(google)
  expect((await api('GET', 'messages?q=from:ben')).status).toBe(501)
  expect((await api('POST', 'drafts')).status).toBe(501)
  expect((await api('POST', 'messages/send')).status).toBe(400)
  for (const path of ['/', '/token', '/o/oauth2/v2/auth/decision', '/gmail/v1/users/me/', '/%00'])
    expect((await fetch(google.url + path)).status).toBeGreaterThanOrEqual(400)
  for (const path of ['/token', '/revoke', '/o/oauth2/v2/auth/decision'])
    expect(
      (await fetch(google.url + path, { method: 'POST', body: '\0%zz&&=' })).status,
    ).toBeGreaterThanOrEqual(400)
})
