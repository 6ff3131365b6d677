import { expect, test } from 'vitest'
import { AGENT, CREATOR, READER, setUp, WRITER } from './testing.ts'

async function withObject(options: Parameters<typeof setUp>[0] = {}) {
  const world = await setUp(options)
  await world.bucket().file('a').save('hello', { resumable: false })
  return world
}

test('a request without credentials gets 401 in JSON and 403 in XML', async () => {
  await using world = await withObject()
  const json = await fetch(`${world.origin}/storage/v1/b/photos/o/a`)
  expect(json.status).toBe(401)
  expect(await json.json()).toMatchObject({
    error: {
      code: 401,
      message: expect.stringContaining('Anonymous caller does not have storage.objects.get access'),
      errors: [{ reason: 'required', location: 'Authorization' }],
    },
  })
  const xml = await fetch(`${world.origin}/photos/a`)
  expect(xml.status).toBe(403)
  expect(await xml.text()).toContain('<Code>AccessDenied</Code>')
})

test('an unknown token is nobody', async () => {
  await using world = await withObject()
  const response = await fetch(`${world.origin}/b/photos/o/a`, { headers: { authorization: 'Bearer owner' } })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ error: { message: 'Invalid Credentials' } })
})

test.each([
  ['read', CREATOR, 'GET', '/b/photos/o/a', 'storage.objects.get'],
  ['delete', READER, 'DELETE', '/b/photos/o/a', 'storage.objects.delete'],
  ['change', READER, 'PATCH', '/b/photos/o/a', 'storage.objects.update'],
  ['list', READER, 'GET', '/b/photos/o', 'storage.objects.list'],
  ['see the bucket', READER, 'GET', '/b/photos', 'storage.buckets.get'],
  ['tell what is missing', READER, 'GET', '/b/photos/o/none', 'storage.objects.list'],
])('who may not %s is told so', async (_, email, method, path, permission) => {
  await using world = await withObject()
  const response = await world.api(path, { method }, email)
  expect(response.status).toBe(403)
  expect(await response.json()).toMatchObject({
    error: {
      message: expect.stringContaining(
        `${email} does not have ${permission} access to the Google Cloud Storage`,
      ),
      errors: [{ reason: 'forbidden' }],
    },
  })
})

test('permission to create does not allow replacing', async () => {
  await using world = await withObject()
  const bucket = world.bucket(CREATOR)
  await bucket.file('b').save('new', { resumable: false })
  await expect(bucket.file('a').save('other', { resumable: false })).rejects.toThrow(/storage.objects.delete/)
  expect(String((await world.bucket().file('a').download())[0])).toBe('hello')
})

test('a bucket that Terraform does not describe does not exist', async () => {
  await using world = await withObject()
  await expect(world.clientOf(WRITER).bucket('others').file('a').download()).rejects.toMatchObject({
    code: 404,
  })
  const xml = await fetch(`${world.origin}/others/a`)
  expect(await xml.text()).toContain('<Code>NoSuchBucket</Code>')
})

test('public access works, except where the bucket prevents it', async () => {
  const grants = { anonymous: /^storage\.objects\.get$/ }
  await using open = await withObject({ grants, bucket: { publicAccessPrevention: 'inherited' } })
  expect(await (await fetch(`${open.origin}/photos/a`)).text()).toBe('hello')
  await using shut = await withObject({ grants })
  expect((await fetch(`${shut.origin}/photos/a`)).status).toBe(403)
})

test('without permission on the topic nothing is published, and the reason is logged', async () => {
  await using world = await withObject({ grants: { [AGENT]: /^never$/ } })
  expect(world.published).toEqual([])
  expect(world.logged).toEqual([expect.stringContaining('lacks pubsub.topics.publish')])
})

test('notifications respect their event types and prefix, and carry their attributes', async () => {
  await using world = await setUp({
    notification: {
      eventTypes: ['OBJECT_DELETE'],
      objectNamePrefix: 'x/',
      payloadFormat: 'NONE',
      customAttributes: { colour: 'red' },
    },
  })
  for (const name of ['x/1', 'y/1']) {
    await world.bucket().file(name).save('.', { resumable: false })
    await world.bucket().file(name).delete()
  }
  expect(world.published).toHaveLength(1)
  expect(world.published[0]).toMatchObject({
    resource: {},
    attributes: { eventType: 'OBJECT_DELETE', objectId: 'x/1', payloadFormat: 'NONE', colour: 'red' },
  })
})
