import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Compute, GoogleAuth } from 'google-auth-library'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { startLocalCloud } from '../start.ts'

const email = (account: string) => `${account}@studio.iam.gserviceaccount.com`
const member = (account: string) => `serviceAccount:${email(account)}`

/** `signer` may do everything in its own name; `other` may do nothing. */
const TERRAFORM = {
  provider: { google: [{ project: 'studio', region: 'europe-west1' }] },
  resource: {
    google_service_account: { signer: { account_id: 'signer' }, other: { account_id: 'someone' } },
    google_service_account_iam_member: {
      self: {
        service_account_id: `projects/studio/serviceAccounts/${email('signer')}`,
        role: 'roles/iam.serviceAccountTokenCreator',
        member: member('signer'),
      },
    },
  },
}

async function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-iam-'))
  const keysDir = join(tmpdir(), 'local-cloud-test-keys')
  const cloud = await startLocalCloud(TERRAFORM, { dataDir, root: dataDir, keysDir })
  const metadata = (
    path: string,
    account = 'signer',
    headers: HeadersInit = { 'metadata-flavor': 'Google' },
  ) =>
    fetch(`http://${cloud.environmentFor(account).GCE_METADATA_HOST}/computeMetadata/v1${path}`, { headers })
  return {
    cloud,
    metadata,
    /** Sets the environment that the clients read, so that this process acts as the account. */
    actAs(account: string) {
      Object.assign(process.env, cloud.environmentFor(account))
      return new GoogleAuth({ scopes: 'https://www.googleapis.com/auth/cloud-platform' })
    },
    async credentials(account: string, target: string, method: string, body: object) {
      const { access_token } = (await (
        await metadata('/instance/service-accounts/default/token', account)
      ).json()) as {
        access_token: string
      }
      return fetch(`${cloud.environmentFor(account).IAM_CREDENTIALS_ENDPOINT}${email(target)}:${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${access_token}` },
        body: JSON.stringify(body),
      })
    },
    async [Symbol.asyncDispose]() {
      await cloud.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

test("Google's own library learns project, account and tokens", async () => {
  await using world = await setUp()
  const auth = world.actAs('signer')
  delete process.env.GOOGLE_CLOUD_PROJECT

  expect(await auth.getProjectId()).toBe('studio')
  expect((await auth.getCredentials()).client_email).toBe(email('signer'))
  expect(await auth.getAccessToken()).toMatch(/^ya29\./)
  expect(await auth.getUniverseDomain()).toBe('googleapis.com')
})

test("Google's own library signs with the account's key", async () => {
  await using world = await setUp()
  const auth = world.actAs('signer')

  const signature = await auth.sign('sign me', process.env.IAM_CREDENTIALS_ENDPOINT)

  expect(Buffer.from(signature, 'base64')).toHaveLength(256)
})

test('an identity token verifies against the published keys', async () => {
  await using world = await setUp()
  world.actAs('someone')
  const token = await new Compute().fetchIdToken('https://audience.example')

  const keys = createRemoteJWKSet(new URL(`${world.cloud.consoleUrl}/oauth2/v3/certs`))
  const { payload } = await jwtVerify(token, keys, { audience: 'https://audience.example' })

  expect(payload).toMatchObject({
    iss: 'https://accounts.google.com',
    email: email('someone'),
    email_verified: true,
  })
})

test('signing in the name of another account needs its permission', async () => {
  await using world = await setUp()

  const answer = await world.credentials('signer', 'someone', 'signBlob', { payload: 'eA==' })

  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({
    error: {
      code: 403,
      status: 'PERMISSION_DENIED',
      message: "Permission 'iam.serviceAccounts.signBlob' denied on resource (or it may not exist).",
    },
  })
})

test('an account needs permission to sign even for itself', async () => {
  await using world = await setUp()

  expect((await world.credentials('someone', 'someone', 'signBlob', { payload: 'eA==' })).status).toBe(403)
})

test('nothing is signed without a valid access token', async () => {
  await using world = await setUp()
  const url = `${world.cloud.consoleUrl}/v1/projects/-/serviceAccounts/${email('signer')}:signBlob`

  for (const headers of [{}, { authorization: 'Bearer ya29.wrong' }]) {
    const answer = await fetch(url, { method: 'POST', headers, body: '{"payload":"eA=="}' })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { status: 'UNAUTHENTICATED' } })
  }
})

test.each([
  ['signBlob', {}, 400],
  ['generateIdToken', { audience: '' }, 400],
  ['generateAccessToken', { scope: [] }, 400],
  ['generateAccessToken', { scope: ['a'], lifetime: '7200s' }, 400],
  ['signBlob', { payload: 'eA==', delegates: ['x'] }, 501],
  ['generateAccessToken', { scope: ['a'], lifetime: '600s' }, 200],
  ['generateIdToken', { audience: 'a', includeEmail: true }, 200],
  ['signJwt', { payload: '{"sub":"x"}' }, 200],
  ['encrypt', {}, 404],
])('%s of %o answers %i', async (method, body, status) => {
  await using world = await setUp()

  expect((await world.credentials('signer', 'signer', method, body)).status).toBe(status)
})

test('metadata is refused to requests without its header', async () => {
  await using world = await setUp()

  expect((await world.metadata('/project/project-id', 'signer', {})).status).toBe(403)
  const forwarded = { 'metadata-flavor': 'Google', 'x-forwarded-for': '10.0.0.1' }
  expect((await world.metadata('/project/project-id', 'signer', forwarded)).status).toBe(403)
})

test.each([
  ['/project/project-id', 200, 'studio'],
  ['/project/numeric-project-id', 200, '100000000001'],
  ['/instance/region', 200, 'projects/100000000001/regions/europe-west1'],
  ['/instance/service-accounts/', 200, `default/\n${email('signer')}/\n`],
  ['/instance/service-accounts/default/email', 200, email('signer')],
  [`/instance/service-accounts/${email('signer')}/email`, 200, email('signer')],
  ['/instance/service-accounts/default/identity', 400, 'non-empty audience parameter required'],
  ['/universe/universe-domain', 200, 'googleapis.com'],
  ['/instance/attributes/cluster-name', 404, 'Not Found'],
  ['/instance/__proto__', 404, 'Not Found'],
])('metadata %s answers %i %j', async (path, status, body) => {
  await using world = await setUp()

  const answer = await world.metadata(path)

  expect(answer.headers.get('metadata-flavor')).toBe('Google')
  expect([answer.status, await answer.text()]).toEqual([status, body])
})

test('a recursive request returns all metadata of an account', async () => {
  await using world = await setUp()

  const answer = await world.metadata('/instance/service-accounts/default/?recursive=true')

  expect(await answer.json()).toEqual({
    aliases: ['default'],
    email: email('signer'),
    scopes: ['https://www.googleapis.com/auth/cloud-platform'],
  })
})
