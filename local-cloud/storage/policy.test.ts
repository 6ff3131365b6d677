import { expect, test } from 'vitest'
import { CREATOR, READER, setUp, type World, WRITER } from './testing.ts'

async function post(
  world: World,
  {
    email = WRITER,
    conditions = [] as object[],
    fields = {},
    change = {},
    file = 'hello',
    type = 'text/plain',
  } = {},
) {
  const [policy] = await world
    .bucket(email)
    .file('forms/a')
    .generateSignedPostPolicyV4({ expires: Date.now() + 60_000, conditions, fields })
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...policy.fields, ...change })) form.set(name, String(value))
  form.set('file', new Blob([file], { type }), 'näme.txt')
  return fetch(policy.url, { method: 'POST', body: form, redirect: 'manual' })
}

test('a form uploads what its policy allows', async () => {
  await using world = await setUp()
  const response = await post(world, {
    email: CREATOR,
    fields: { 'Content-Type': 'image/png', 'x-goog-meta-colour': 'red', success_action_status: '201' },
    conditions: [['content-length-range', 1, 5]],
  })
  expect(response.status).toBe(201)
  expect(await response.text()).toContain('<Key>forms/a</Key>')
  const [metadata] = await world.bucket().file('forms/a').getMetadata()
  expect(metadata).toMatchObject({ contentType: 'image/png', size: '5', metadata: { colour: 'red' } })
})

test.each([
  ['too large', { conditions: [['content-length-range', 1, 4]] }, 400, 'EntityTooLarge'],
  ['too small', { conditions: [['content-length-range', 9, 99]] }, 400, 'EntityTooSmall'],
  ['another key', { change: { key: 'forms/b' } }, 400, 'InvalidPolicyDocument'],
  ['a field without a condition', { change: { 'x-goog-meta-more': '1' } }, 400, 'InvalidPolicyDocument'],
  [
    'a condition that fails',
    { conditions: [['starts-with', '$Content-Type', 'image/']] },
    400,
    'InvalidPolicyDocument',
  ],
  [
    'another policy',
    { change: { policy: Buffer.from('{"conditions":[]}').toString('base64') } },
    403,
    'SignatureDoesNotMatch',
  ],
  ['no permission', { email: READER }, 403, 'AccessDenied'],
])('a form is refused: %s', async (_, options, status, code) => {
  await using world = await setUp()
  const response = await post(world, options)
  expect(response.status).toBe(status)
  expect(await response.text()).toContain(`<Code>${code}</Code>`)
  expect(await world.bucket().file('forms/a').exists()).toEqual([false])
})
