// Who gets in without a key, asked of a local Google that knows the bootstrap stack and a local GitHub that signs.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deployerEmail, ISSUER, providerName } from '../../infra/deployers.ts'
import { synthesizeBootstrap } from '../../infra/synthesize.ts'
import { prod } from '../../infra/testing.ts'
import { createExchange } from '../../local-cloud/iam/federation/exchange.ts'
import { readFederation } from '../../local-cloud/iam/federation/read-providers.ts'
import { createFederationServer } from '../../local-cloud/iam/federation/server.ts'

const NOW = Date.UTC(2026, 10, 27)
const NUMBER = '100000000001'
const { environment } = prod
const { repository } = environment
const github = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

const description = readFederation(synthesizeBootstrap(environment) as object, {
  id: environment.projectId,
  number: NUMBER,
  location: environment.region,
})
/** Of the server that keeps who was let in. */
let time = NOW
const keys = [{ ...github.publicKey.export({ format: 'jwk' }), kid: 'github-1' }]
const answer = createFederationServer({
  exchange: createExchange({
    description,
    keysOf: (issuer) => (issuer === ISSUER ? keys : null),
    now: () => NOW,
  }),
  now: () => time,
  accessToken: (email) => ({ token: `for ${email}`, expiresAt: NOW + 3_600_000 }),
})
const server = createServer(async (request, response) => {
  if (!(await answer(request, response))) response.writeHead(404).end()
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

type Deployer = 'plan' | 'apply'
type Claims = Record<string, unknown>

/** What GitHub says about a job: https://docs.github.com/en/actions/reference/security/oidc */
const claimsOf: Record<Deployer, Claims> = {
  apply: {
    sub: `repo:${repository.name}:environment:prod`,
    repository: repository.name,
    repository_id: String(repository.id),
    ref: `refs/heads/${repository.branch}`,
    event_name: 'push',
    environment: 'prod',
  },
  plan: {
    sub: `repo:${repository.name}:pull_request`,
    repository: repository.name,
    repository_id: String(repository.id),
    ref: 'refs/pull/7/merge',
    event_name: 'pull_request',
  },
}

interface TokenOptions {
  claims?: Claims
  header?: object
  key?: KeyObject
}

function tokenFor(
  deployer: Deployer,
  { claims = {}, header = {}, key = github.privateKey }: TokenOptions = {},
) {
  const seconds = NOW / 1000
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const content = [
    encode({ alg: 'RS256', typ: 'JWT', kid: 'github-1', ...header }),
    encode({
      iss: ISSUER,
      aud: `https://iam.googleapis.com/${providerName(deployer, NUMBER)}`,
      iat: seconds,
      nbf: seconds,
      exp: seconds + 300,
      ...claimsOf[deployer],
      ...claims,
    }),
  ].join('.')
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`
}

async function post(path: string, body: object, token?: string) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const exchange = (deployer: Deployer, subjectToken: string) =>
  post('/v1/token', {
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: `//iam.googleapis.com/${providerName(deployer, NUMBER)}`,
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    subjectToken,
  })

const become = (account: string, token = '') =>
  post(
    `/v1/projects/-/serviceAccounts/${account}:generateAccessToken`,
    { scope: ['x'], lifetime: '3600s' },
    token,
  )

describe.each(['plan', 'apply'] as const)('the workflow that may %s', (deployer) => {
  const other = deployer === 'plan' ? 'apply' : 'plan'

  test('becomes its account, and not the other one', async () => {
    const { status, body } = await exchange(deployer, tokenFor(deployer))
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
    const email = deployerEmail(deployer, environment)
    expect(await become(email, body.access_token)).toMatchObject({
      status: 200,
      body: { accessToken: `for ${email}` },
    })
    expect(await become(deployerEmail(other, environment), body.access_token)).toMatchObject({
      status: 403,
      body: { error: { status: 'PERMISSION_DENIED' } },
    })
  })

  test("does not get in through the other one's door", async () => {
    const aud = `https://iam.googleapis.com/${providerName(other, NUMBER)}`
    expect(await exchange(other, tokenFor(deployer, { claims: { aud } }))).toMatchObject({
      status: 400,
      body: { error: 'unauthorized_client' },
    })
  })
})

const CONDITION = {
  error: 'unauthorized_client',
  error_description: 'The given credential is rejected by the attribute condition.',
}
const grant = (text: RegExp) => ({ error: 'invalid_grant', error_description: expect.stringMatching(text) })

test.each<[string, TokenOptions, object]>([
  ['another repository', { claims: { repository_id: '1', repository: 'other/atelier' } }, CONDITION],
  ['the same name with another number', { claims: { repository_id: '987654321' } }, CONDITION],
  [
    'a fork',
    { claims: { repository_id: '5', repository: 'fork/atelier', sub: 'repo:fork/atelier:environment:prod' } },
    CONDITION,
  ],
  ['another branch', { claims: { ref: 'refs/heads/main-of-mine' } }, CONDITION],
  ['a tag that is called like the branch', { claims: { ref: `refs/tags/${repository.branch}` } }, CONDITION],
  ['a pull request', { claims: { ref: 'refs/pull/7/merge', event_name: 'pull_request' } }, CONDITION],
  ['foreign code on the own branch', { claims: { event_name: 'pull_request_target' } }, CONDITION],
  ['another environment', { claims: { environment: 'dev' } }, CONDITION],
  ['no environment, so no approval', { claims: { environment: undefined } }, CONDITION],
  ['a number instead of a text', { claims: { repository_id: repository.id } }, CONDITION],
  [
    'another audience',
    { claims: { aud: 'https://github.com/atelier-example' } },
    grant(/^The audience in ID Token/),
  ],
  [
    'another issuer',
    { claims: { iss: 'https://token.actions.example.com' } },
    grant(/^The issuer in ID Token/),
  ],
  [
    'an hour ago',
    { claims: { iat: NOW / 1000 - 3900, exp: NOW / 1000 - 3600 } },
    grant(/is stale to sign-in/),
  ],
  ['not yet valid', { claims: { nbf: NOW / 1000 + 300 } }, grant(/is stale to sign-in/)],
  ['a beginning that is no number', { claims: { nbf: 'now' } }, grant(/is stale to sign-in/)],
  [
    'an object as its issuer',
    { claims: { iss: { toString: 1 } } },
    grant(/^The issuer in ID Token an object/),
  ],
  ['an object as its audience', { claims: { aud: [{ toString: 1 }] } }, grant(/\[an object\]/)],
  ['an object as its subject', { claims: { sub: { toString: 1 } } }, grant(/no text as its value: sub/)],
  ['a week of validity', { claims: { exp: NOW / 1000 + 604_800 } }, grant(/is stale to sign-in/)],
  ["somebody else's signature", { key: stranger.privateKey }, grant(/signature/)],
  ['no algorithm', { header: { alg: 'none' } }, grant(/signature/)],
  ['a keyed hash', { header: { alg: 'HS256' } }, grant(/signature/)],
  ['a key that GitHub does not have', { header: { kid: 'github-2' } }, grant(/signature/)],
])('a token for applying is refused: %s', async (_why, options, body) => {
  expect(await exchange('apply', tokenFor('apply', options))).toEqual({ status: 400, body })
})

test('a changed token, one without a signature and none at all are refused', async () => {
  const [header, claims, signature] = tokenFor('apply').split('.')
  const forged = Buffer.from(JSON.stringify({ ...claimsOf.apply, iss: ISSUER })).toString('base64url')
  for (const token of [`${header}.${forged}.${signature}`, `${header}.${claims}.`, 'not a token', ''])
    expect(await exchange('apply', token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
})

test('a pool that does not exist is named as Google does', async () => {
  const { status, body } = await post('/v1/token', {
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: `//iam.googleapis.com/${providerName('apply', '1')}`,
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    subjectToken: tokenFor('apply'),
  })
  expect(status).toBe(400)
  expect(body).toMatchObject({
    error: 'invalid_target',
    error_description: expect.stringMatching(/^The target service/),
  })
})

test('a token that nobody gave out is nobody', async () => {
  expect(
    (await fetch(`${url}/v1/projects/-/serviceAccounts/x:generateAccessToken`, { method: 'POST' })).status,
  ).toBe(404)
})

test('who was let in is forgotten after an hour', async () => {
  const { body } = await exchange('apply', tokenFor('apply'))
  const email = deployerEmail('apply', environment)
  expect((await become(email, body.access_token)).status).toBe(200)
  time += 3_600_000
  const late = await fetch(`${url}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`, {
    method: 'POST',
    headers: { authorization: `Bearer ${body.access_token}` },
  })
  expect(late.status).toBe(404)
})

test('what is no text in a request is nothing, and no end of the server', async () => {
  for (const hostile of [{ toString: 1 }, ['urn:x'], 7, null])
    expect(await post('/v1/token', { grantType: hostile, subjectToken: hostile })).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  const huge = await exchange('apply', `${tokenFor('apply')}${'A'.repeat(2 ** 20)}`)
  expect(huge).toMatchObject({ status: 400, body: { error: 'invalid_request' } })
})
