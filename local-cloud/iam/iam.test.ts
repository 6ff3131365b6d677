import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createClock } from '../clock.ts'
import type { BindingDescription } from '../description.ts'
import { createIam } from './iam.ts'

const API = 'api@studio.iam.gserviceaccount.com'
const HOUR = 60 * 60 * 1000

function setUp(...bindings: BindingDescription[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-iam-'))
  const clock = createClock()
  const description = {
    projectId: 'studio',
    projectNumber: '100000000001',
    location: 'europe-west1',
    bindings,
    serviceAccounts: [{ accountId: 'api', email: API }],
  }
  const open = (keysDir = join(tmpdir(), 'local-cloud-test-keys')) =>
    createIam({ description, dataDir, clock, keysDir })
  return {
    iam: open(),
    clock,
    dataDir,
    open,
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

const binding = (rest: Partial<BindingDescription>): BindingDescription => ({
  resource: 'bucket/originals',
  role: 'roles/storage.objectViewer',
  member: `serviceAccount:${API}`,
  condition: null,
  ...rest,
})

test('an access token names its account for an hour, across restarts', () => {
  using world = setUp()
  const { token, expiresAt } = world.iam.accessToken(API)
  expect(expiresAt - world.clock.now()).toBeLessThanOrEqual(HOUR)

  expect(world.open().emailOfAccessToken(token)).toBe(API)
  world.clock.advance(HOUR)
  expect(world.iam.emailOfAccessToken(token)).toBeNull()
})

test.each(['', 'nonsense', 'ya29.', 'ya29.e30.AAAA'])('the access token %j belongs to nobody', (token) => {
  using world = setUp()

  expect(world.iam.emailOfAccessToken(token)).toBeNull()
})

test('an altered access token belongs to nobody', () => {
  using world = setUp()
  const [, content = '', seal] = world.iam.accessToken(API).token.split('.')
  const forged = Buffer.from(content, 'base64url').toString().replace('api@', 'own@')

  expect(world.iam.emailOfAccessToken(`ya29.${Buffer.from(forged).toString('base64url')}.${seal}`)).toBeNull()
})

test('an identity token is valid for its audience, for an hour', () => {
  using world = setUp()
  const token = world.iam.idToken({ email: API, audience: 'http://one' })

  expect(world.iam.verifyIdToken(token, 'http://one')).toBe(API)
  expect(world.iam.verifyIdToken(token, 'http://other')).toBeNull()
  expect(world.iam.verifyIdToken(token, (audience) => audience.startsWith('http://'))).toBe(API)
  expect(world.iam.verifyIdToken(`${token.split('.').slice(0, 2).join('.')}.`, 'http://one')).toBeNull()
  world.clock.advance(HOUR + 1000)
  expect(world.iam.verifyIdToken(token, 'http://one')).toBeNull()
})

test('a token that says it needs no signature is refused', () => {
  using world = setUp()
  const [, claims] = world.iam.idToken({ email: API, audience: 'a' }).split('.')
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')

  expect(world.iam.verifyIdToken(`${none}.${claims}.`, 'a')).toBeNull()
})

test('a signature is checked against the account’s own key, which survives a restart', () => {
  using world = setUp()
  const bytes = Buffer.from('sign me')
  const signature = world.iam.sign(API, bytes)

  expect(world.open().verifySignature(API, bytes, signature)).toBe(true)
  expect(world.iam.verifySignature(API, Buffer.from('sign you'), signature)).toBe(false)
  expect(world.iam.verifySignature('nobody@example.com', bytes, signature)).toBe(false)
})

test('a key is created when first needed, in a file that only its owner may read', () => {
  using world = setUp()
  const keysDir = join(world.dataDir, 'keys')
  const iam = world.open(keysDir)

  const signature = iam.sign(API, Buffer.from('x'))

  const path = join(keysDir, `${API}.pem`)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(verify('sha256', Buffer.from('x'), createPublicKey(readFileSync(path)), signature)).toBe(true)
})

test.each<[string, Partial<BindingDescription>, string | null, string, string, boolean]>([
  ['the bound account may', {}, API, 'storage.objects.get', 'bucket/originals', true],
  ['another may not', {}, 'own@x', 'storage.objects.get', 'bucket/originals', false],
  ['nobody may not', {}, null, 'storage.objects.get', 'bucket/originals', false],
  ['the role allows no more than it says', {}, API, 'storage.objects.create', 'bucket/originals', false],
  ['elsewhere it allows nothing', {}, API, 'storage.objects.get', 'bucket/renditions', false],
  ['a bucket holds its objects', {}, API, 'storage.objects.get', 'bucket/originals/objects/a/b', true],
  [
    'a project holds everything',
    { resource: 'project/studio' },
    API,
    'storage.objects.get',
    'bucket/any',
    true,
  ],
  ['everybody is everybody', { member: 'allUsers' }, null, 'storage.objects.get', 'bucket/originals', true],
  [
    'who signed in',
    { member: 'allAuthenticatedUsers' },
    'own@x',
    'storage.objects.get',
    'bucket/originals',
    true,
  ],
  [
    'who did not',
    { member: 'allAuthenticatedUsers' },
    null,
    'storage.objects.get',
    'bucket/originals',
    false,
  ],
  [
    'a wildcard',
    { role: 'roles/storage.objectAdmin' },
    API,
    'storage.objects.delete',
    'bucket/originals',
    true,
  ],
  [
    'only that far',
    { role: 'roles/storage.objectAdmin' },
    API,
    'storage.buckets.get',
    'bucket/originals',
    false,
  ],
])('%s', (_, rest, email, permission, resource, expected) => {
  using world = setUp(binding(rest))

  expect(world.iam.allows(email, permission, resource)).toBe(expected)
})

test.each([
  ['resource.name == "projects/_/buckets/originals"', true],
  ['resource.name == "projects/_/buckets/others"', false],
  ['resource.name != "projects/_/buckets/others" && resource.service == "storage.googleapis.com"', true],
  ['resource.name.startsWith("projects/_/buckets/orig")', true],
  ['resource.name.endsWith("x") || resource.type == "storage.googleapis.com/Bucket"', true],
  ['!(resource.type == "storage.googleapis.com/Bucket")', false],
])('the condition %s is %s', (condition, expected) => {
  using world = setUp(binding({ condition, resource: 'project/studio' }))

  expect(world.iam.unknown).toEqual([])
  expect(world.iam.allows(API, 'storage.objects.get', 'bucket/originals')).toBe(expected)
})

test.each([
  [{ role: 'roles/storage.insightsCollectorService' }, /role is not simulated/],
  [{ role: 'projects/studio/roles/custom' }, /role is not simulated/],
  [{ member: 'group:studio@example.com' }, /nobody is such a member/],
  [{ condition: 'request.time < timestamp("2030-01-01T00:00:00Z")' }, /condition .* is not simulated/],
])('what cannot be judged allows nothing and is reported: %o', (rest, reason) => {
  using world = setUp(binding(rest))

  expect(world.iam.unknown).toEqual([expect.stringMatching(reason)])
  expect(world.iam.allows(API, 'storage.objects.get', 'bucket/originals')).toBe(false)
})
