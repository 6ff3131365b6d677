import { readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { Firestore } from '@google-cloud/firestore'
import { expect, test } from 'vitest'
import { type RunWorldOptions, setUp } from '../run/testing.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const HOSTILE = '<img src=x onerror=alert(1)>'

/** Resources that the pages show. */
const RESOURCES = {
  google_storage_bucket: { files: { name: 'studio-files', location: 'EUROPE-WEST1' } },
  google_pubsub_topic: { work: { name: 'work' } },
  google_pubsub_subscription: { work: { name: 'work-pulled', topic: 'work' } },
  google_cloud_scheduler_job: {
    tick: {
      name: 'tick',
      schedule: '0 3 * * *',
      time_zone: 'Etc/UTC',
      pubsub_target: { topic_name: 'projects/studio/topics/work', data: 'e30=' },
    },
  },
  google_secret_manager_secret: { key: { secret_id: 'key', replication: { auto: {} } } },
  google_secret_manager_secret_version: {
    key: { secret: 'projects/studio/secrets/key', secret_data: 'nobody may see this' },
  },
  google_firestore_database: {
    main: { name: '(default)', location_id: 'europe-west1', type: 'FIRESTORE_NATIVE' },
  },
  google_storage_bucket_iam_member: {
    tool: {
      bucket: 'studio-files',
      role: 'roles/storage.objectUser',
      member: 'serviceAccount:tool-runner@studio.iam.gserviceaccount.com',
    },
  },
}

async function opened(options: RunWorldOptions = {}) {
  const world = await setUp({ resources: RESOURCES, ...options })
  const url = world.cloud.consolePageUrl
  const html = await (await fetch(url)).text()
  const token = /name="console-token" content="([^"]+)"/.exec(html)?.[1] ?? ''
  const get = async (path: string) => (await (await fetch(`${url}/api/${path}`)).json()) as never
  const post = (path: string, body: object, headers: Record<string, string> = { 'x-console-token': token }) =>
    fetch(`${url}/api/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  return {
    ...world,
    consoleUrl: url,
    html,
    token,
    get,
    post,
    [Symbol.asyncDispose]: world[Symbol.asyncDispose],
  }
}

/** A request with headers that fetch does not allow. */
const rawStatus = (url: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const request = httpRequest(url, { headers, method }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject).end(method === 'POST' ? '{}' : undefined)
  })

test('only this machine’s own page may ask, and only with its token may it do something', async () => {
  await using world = await opened()
  const { consoleUrl: url, token } = world

  expect(await rawStatus(`${url}/api/about`, { host: 'rebound.example' })).toBe(421)
  expect(await rawStatus(`${url}/api/about`, { 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await rawStatus(`${url}/api/about`, { 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await rawStatus(`${url}/api/heal`, {}, 'POST')).toBe(403)
  expect(await rawStatus(`${url}/api/heal`, { 'x-console-token': 'guessed' }, 'POST')).toBe(403)
  expect(
    await rawStatus(`${url}/api/heal`, { 'x-console-token': token, origin: 'http://evil.example' }, 'POST'),
  ).toBe(403)
  expect(await rawStatus(`${url}/api/heal`, { 'x-console-token': token }, 'POST')).toBe(200)
  expect(await rawStatus(`${url}/api/heal`, { 'x-console-token': token }, 'DELETE')).toBe(405)
})

test('the page and all its files come from here, under a strict policy', async () => {
  await using world = await opened()
  const folder = join(import.meta.dirname, 'page')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.(ts|css|svg)$/.test(name),
  )
  for (const name of names) {
    const response = await fetch(`${world.consoleUrl}/page/${name}`)
    expect(response.status, name).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
    if (name.endsWith('.ts')) expect(response.headers.get('content-type')).toContain('text/javascript')
    await response.arrayBuffer()
  }
  expect(world.html).not.toContain('{{')
  for (const path of ['/page/../console.ts', '/page/%2e%2e/console.ts', '/page/nothing.ts', '/etc/passwd'])
    expect((await fetch(world.consoleUrl + path)).status).toBe(404)
})

test('an overview, a log by trace and the events of one request', async () => {
  await using world = await opened({
    script: `
      import { createServer } from 'node:http'
      createServer((request, answer) => {
        const trace = 'projects/studio/traces/' + request.headers.traceparent.split('-')[1]
        console.log(JSON.stringify({ severity: 'WARNING', message: ${JSON.stringify(HOSTILE)}, 'logging.googleapis.com/trace': trace, more: 7 }))
        answer.end('ok')
      }).listen(Number(process.env.PORT))
    `,
  })
  await world.fetch('/', { headers: { traceparent: `00-${TRACE}-b7ad6b7169203331-01` } })
  await world.logged(HOSTILE)

  const overview: { services: object[] } = await world.get('overview')
  expect(overview.services).toMatchObject([
    { name: 'tool', coldStarts: 1, crashes: 0, errorRate: 0, instances: [{ pid: world.pids()[0] }] },
  ])
  const trace: { spans: object[]; logs: object[] } = await world.get(`trace?id=${TRACE}`)
  expect(trace.logs).toMatchObject([
    { service: 'tool', severity: 'WARNING', message: HOSTILE, trace: TRACE, fields: { more: 7 } },
  ])
  expect(trace.spans).toMatchObject([{ traceId: TRACE, service: 'Cloud Run tool' }])
  const count = async (query: string) =>
    ((await world.get(`logs?${query}`)) as { logs: object[] }).logs.length
  expect(await count('service=tool&severity=ERROR')).toBe(0)
  expect(await count(`service=tool&severity=WARNING&text=${encodeURIComponent('ONERROR')}`)).toBe(1)
  const { events }: { events: { item: { kind: string } }[] } = await world.get('events')
  expect(events.map(({ item }) => item.kind)).toContain('request')
})

test('what happens comes as a stream', async () => {
  await using world = await opened()
  const stream = await fetch(`${world.consoleUrl}/api/stream`)
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  await world.post('run-schedule', { schedule: 'tick' })
  let text = ''
  while (!text.includes('"tick"')) text += (await reader.read()).value
  expect(text).toMatch(/^data: \{"events":\[/m)
  await reader.cancel()
})

test('a published message waits where it can be looked at', async () => {
  await using world = await opened()
  const published = await world.post('publish', { topic: 'work', data: HOSTILE, attributes: { a: 'b' } })
  const { messageId } = (await published.json()) as { messageId: string }

  expect(await world.get('messages?subscription=work-pulled')).toMatchObject({
    messages: [{ id: messageId, data: HOSTILE, attributes: { a: 'b' }, failures: 0 }],
  })
  const { topics }: { topics: object[] } = await world.get('topics')
  expect(topics).toMatchObject([{ name: 'work', subscriptions: [{ name: 'work-pulled', backlog: 1 }] }])
  expect((await world.post('publish', { topic: 'nowhere', data: 'x' })).status).toBe(404)
  expect((await world.post('publish', { topic: 'work', data: '' })).status).toBe(400)
  const attributes = { ['k'.repeat(257)]: 'v' }
  expect((await world.post('publish', { topic: 'work', data: 'x', attributes })).status).toBe(400)
})

test('documents are shown by collection, with what is below them', async () => {
  await using world = await opened()
  Object.assign(process.env, { FIRESTORE_EMULATOR_HOST: world.cloud.operatorAddress })
  const db = new Firestore({ projectId: 'studio' })
  await db.doc('users/ada').set({ name: HOSTILE, born: new Date(0), vector: [1] })
  await db.doc('users/ada/photos/one').set({ size: 1 })
  await db.terminate()

  expect(await world.get('documents')).toMatchObject({ collections: ['users'] })
  expect(await world.get('documents?path=users')).toMatchObject({
    documents: [{ id: 'ada', fields: { name: HOSTILE, born: { $time: '1970-01-01T00:00:00.000Z' } } }],
    next: null,
  })
  expect(await world.get('documents?path=users/ada')).toMatchObject({
    document: { id: 'ada' },
    collections: ['photos'],
  })
})

test('objects are shown, and what they contain runs nothing', async () => {
  await using world = await opened()
  const metadata = `http://${world.cloud.environmentFor('tool-runner').GCE_METADATA_HOST}`
  const token = await fetch(`${metadata}/computeMetadata/v1/instance/service-accounts/default/token`, {
    headers: { 'metadata-flavor': 'Google' },
  })
  const { access_token } = (await token.json()) as { access_token: string }
  const upload = (name: string, type: string, body: string) =>
    fetch(`${world.cloud.storageUrl}/upload/storage/v1/b/studio-files/o?uploadType=media&name=${name}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type, authorization: `Bearer ${access_token}` },
    })
  await upload('pages/evil.html', 'text/html', '<script>alert(1)</script>')
  await upload('pages/evil.svg', 'image/svg+xml', '<svg onload="alert(1)"/>')
  await upload('pages/other', 'application/x-thing', 'x')

  const list: { folders: string[]; objects: { name: string }[] } = await world.get(
    'objects?bucket=studio-files',
  )
  expect(list.folders).toEqual(['pages/'])
  const content = (name: string) =>
    fetch(`${world.consoleUrl}/api/content?bucket=studio-files&object=${name}`)
  for (const name of ['pages/evil.html', 'pages/evil.svg']) {
    const response = await content(name)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=UTF-8')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toContain('alert(1)')
  }
  expect((await content('pages/other')).headers.get('content-disposition')).toMatch(/^attachment/)
  expect((await content('pages/missing')).status).toBe(404)
})

test('secrets are shown without what they contain, and accounts with what they may do', async () => {
  await using world = await opened()
  const secrets = JSON.stringify(await world.get('secrets'))
  expect(secrets).toContain('"number":1')
  expect(secrets).not.toContain('nobody may see this')
  expect(JSON.stringify(await world.get('accounts'))).toContain('roles/storage.objectUser')
})

test('an instance can be crashed, and a service restarted', async () => {
  await using world = await opened()
  const { pid } = await world.ask()
  expect((await world.post('crash', { service: 'tool', pid: pid + 1 })).status).toBe(404)
  expect((await world.post('crash', { service: 'tool', pid })).status).toBe(200)
  // What reaches an instance before its end is noticed gets 503, as at Google.
  const crashes = async () => {
    const { services }: { services: { crashes: number }[] } = await world.get('overview')
    return services[0]?.crashes
  }
  await expect.poll(crashes).toBe(1)
  const second = await world.ask()
  expect(second.pid).not.toBe(pid)
  await world.post('restart', { service: 'tool' })
  expect((await world.ask()).pid).not.toBe(second.pid)
  expect((await world.post('restart', { service: 'nothing' })).status).toBe(404)
})

test('a fault breaks what it says, is shown everywhere, and is healed', async () => {
  await using world = await opened()
  await world.ask()
  const fault = (target: string, settings: object) => world.post('fault', { target, settings, seed: 1 })
  const statusOf = async (address: string) => (await fetch(address)).status

  await fault('run:tool', { refuse: 1 })
  await fault('storage', { probability: 1 })
  expect(await statusOf(world.url)).toBe(503)
  expect(await statusOf(`${world.cloud.storageUrl}/storage/v1/b/studio-files/o`)).toBe(503)
  const overview: { faults: object[] } = await world.get('overview')
  expect(overview.faults).toEqual([
    { target: 'run:tool', settings: { refuse: 1 } },
    { target: 'storage', settings: { probability: 1 } },
  ])

  await world.post('heal', {})
  expect(await statusOf(world.url)).toBe(200)
  expect(await statusOf(`${world.cloud.storageUrl}/storage/v1/b/studio-files/o`)).toBe(401)
  expect(await world.get('faults')).toMatchObject({ active: [] })
})

test.each([
  [{ target: 'run:nothing', settings: { refuse: 1 } }],
  [{ target: 'constructor', settings: {} }],
  [{ target: 'storage', settings: { probability: 2 } }],
  [{ target: 'storage:other', settings: { probability: 1 } }],
  [{ target: 'run:tool:other', settings: { refuse: 1 } }],
  [{ target: 'storage', settings: { delayMs: 5 } }],
  [{ target: 'run:tool', settings: { delayMs: -1 } }],
])('a fault that nobody understands is refused: %j', async (body) => {
  await using world = await opened()
  expect((await world.post('fault', body)).status).toBe(400)
  expect(await world.get('faults')).toMatchObject({ active: [] })
})
