import { expect, test } from 'vitest'
import { type RunWorldOptions, setUp } from './testing.ts'

const SERVICES = '/v2/projects/studio/locations/europe-west1/services'

/** A service that says which template it has and streams until SIGUSR2; it does not start where BROKEN is set. */
const SCRIPT = `
  import { createServer } from 'node:http'
  if (process.env.BROKEN) process.exit(7)
  createServer((request, answer) => {
    if (request.url !== '/events') return answer.end([process.env.COLOUR, process.env.K_REVISION].join())
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\\n\\n')
    process.on('SIGUSR2', () => answer.end('data: last\\n\\n'))
  }).listen(Number(process.env.PORT))
  process.on('SIGTERM', () => process.exit(0))
`

async function setUpRevisions(options: RunWorldOptions = {}) {
  const world = await setUp({
    script: SCRIPT,
    container: { env: [{ name: 'COLOUR', value: 'blue' }] },
    ...options,
  })
  async function api(method: string, path: string, body?: object, token = world.cloud.operatorToken()) {
    const answer = await fetch(`${world.cloud.consoleUrl}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as Wire
  }
  const service = () => api('GET', `${SERVICES}/tool`)
  const patch = async (mask: string, body: object) => {
    let operation = await api('PATCH', `${SERVICES}/tool?updateMask=${mask}`, body)
    while (operation.name && !operation.done) operation = await api('GET', `/v2/${operation.name}`)
    return operation
  }
  return {
    ...world,
    api,
    service,
    patch,
    /** Deploys with these variables; returns the revision's name. */
    async deploy(...env: { name: string; value: string }[]) {
      const { template } = await service()
      const [container] = template.containers
      const operation = await patch('template', {
        template: { ...template, containers: [{ ...container, env }] },
      })
      return { operation, revision: (await service()).latestCreatedRevision.split('/').at(-1) ?? '' }
    },
    setTraffic: (...traffic: object[]) => patch('traffic', { traffic }),
    said: async (url = world.url) => (await fetch(url)).text(),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever Google answers
type Wire = Record<string, any>

const green = { name: 'COLOUR', value: 'green' }
const REVISION = 'TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION'

test('a new template is a revision, which gets the traffic unless it is pinned', async () => {
  await using world = await setUpRevisions()
  const before = await world.said()

  const { revision } = await world.deploy(green)

  expect(before).toMatch(/^blue,tool-00001-[a-z]{3}$/)
  expect(await world.said()).toBe(`green,${revision}`)
  const { revisions } = await world.api('GET', `${SERVICES}/tool/revisions`)
  expect(revisions.map(({ name }: Wire) => name.split('/').at(-1))).toEqual([revision, before.split(',')[1]])
})

test('a revision without traffic answers under its tag only, and there with an address of its own', async () => {
  await using world = await setUpRevisions()
  const [, old = ''] = (await world.said()).split(',')
  await world.setTraffic({ type: REVISION, revision: old, percent: 100 })

  const { revision } = await world.deploy(green)
  await world.setTraffic(
    { type: REVISION, revision: old, percent: 100 },
    { type: REVISION, revision, percent: 0, tag: 'next' },
  )

  expect(await world.said()).toBe(`blue,${old}`)
  const [, tagged] = (await world.service()).trafficStatuses
  expect(await world.said(tagged.uri)).toBe(`green,${revision}`)

  await world.setTraffic({ type: REVISION, revision: old, percent: 100 })
  await expect(fetch(tagged.uri)).rejects.toThrow()
})

test('requests are divided by percent', async () => {
  let random = 0
  await using world = await setUpRevisions({ random: () => random })
  const [, old = ''] = (await world.said()).split(',')
  const { revision } = await world.deploy(green)
  await world.setTraffic(
    { type: REVISION, revision, percent: 10 },
    { type: REVISION, revision: old, percent: 90 },
  )

  const colours: string[] = []
  for (random of [0, 0.09, 0.1, 0.99]) colours.push((await world.said()).split(',')[0] ?? '')

  expect(colours).toEqual(['green', 'green', 'blue', 'blue'])
})

test('a stream stays with its revision when the traffic goes elsewhere, and its instance stays as long', async () => {
  await using world = await setUpRevisions({ template: { timeout: '3600s' } })
  const stream = (await world.fetch('/events')).body?.pipeThrough(new TextDecoderStream()).getReader()
  const [old] = world.cloud.run.instances('tool')

  await world.deploy(green)
  world.clock.advance(50 * 60_000)

  expect((await stream?.read())?.value).toContain('first')
  process.kill(old?.pid ?? 0, 'SIGUSR2')
  expect((await stream?.read())?.value).toContain('last')
  expect((await stream?.read())?.done).toBe(true)
})

test('a revision that does not start is not ready, and the traffic stays where it is', async () => {
  await using world = await setUpRevisions()
  const before = await world.said()

  const { operation, revision } = await world.deploy({ name: 'BROKEN', value: '1' })

  expect(operation.error).toMatchObject({ code: 9, message: expect.stringContaining('is not ready') })
  expect(await world.said()).toBe(before)
  expect((await world.service()).terminalCondition.state).toBe('CONDITION_FAILED')
  const { error } = await world.setTraffic({ type: REVISION, revision, percent: 100 })
  expect(error.message).toContain('is not ready')
})

test('a revision that nobody can ask for any more keeps no instances warm', async () => {
  await using world = await setUpRevisions({ template: { scaling: { min_instance_count: 1 } } })
  const [, old = ''] = (await world.said()).split(',')
  const [warm] = world.pids()
  await world.deploy(green)

  // One that was still starting is idle only from then on.
  const left = () => {
    world.clock.advance(16 * 60_000)
    return { count: world.pids().length, hasWarm: world.pids().includes(warm ?? 0) }
  }
  await expect.poll(left).toEqual({ count: 1, hasWarm: false })
  // Traffic brings them back before anybody asks.
  await world.setTraffic({ type: REVISION, revision: old, percent: 100 })
  await expect.poll(() => world.pids().length).toBe(2)
})

test.each([
  ['percents that do not sum to 100', { traffic: [{ percent: 90 }] }, 'sum to 100'],
  [
    'a revision that does not exist',
    { traffic: [{ type: REVISION, revision: 'tool-9', percent: 100 }] },
    'not found',
  ],
  ['a tag with a capital', { traffic: [{ percent: 100, tag: 'Next' }] }, 'lower case'],
  [
    'a tag twice',
    {
      traffic: [
        { percent: 100, tag: 'a' },
        { percent: 0, tag: 'a' },
      ],
    },
    'more than once',
  ],
  ['a field that is not known', { traffic: [{ percent: 100, colour: 'blue' }] }, 'Unknown name'],
])('%s is refused', async (_, body, reason) => {
  await using world = await setUpRevisions()
  const { error } = await world.patch('traffic', body)
  expect(error.message).toContain(reason)
})

test('who may not manage the service, or read it before somebody else changed it, changes nothing', async () => {
  await using world = await setUpRevisions({
    resources: {
      google_project_iam_member: {
        viewer: {
          project: 'studio',
          role: 'roles/run.viewer',
          member: 'serviceAccount:caller@studio.iam.gserviceaccount.com',
        },
      },
    },
  })
  const tokenOf = async (email: string) =>
    (await world.api('POST', `/v1/projects/-/serviceAccounts/${email}:generateAccessToken`, { scope: ['x'] }))
      .accessToken
  const viewer = await tokenOf('caller@studio.iam.gserviceaccount.com')
  const stranger = await tokenOf('stranger@studio.iam.gserviceaccount.com')
  const path = `${SERVICES}/tool`
  const { etag } = await world.service()

  expect((await world.api('GET', path, undefined, '')).error.status).toBe('UNAUTHENTICATED')
  expect((await world.api('GET', path, undefined, stranger)).error.message).toContain('run.services.get')
  expect((await world.api('GET', path, undefined, viewer)).uri).toBe(world.url)
  expect((await world.api('PATCH', `${path}?updateMask=traffic`, {}, viewer)).error.message).toContain(
    'run.services.update',
  )
  await world.setTraffic({ percent: 100 })
  expect((await world.patch('traffic', { etag, traffic: [] })).error.status).toBe('ABORTED')
})

test('a template comes back as it was sent', async () => {
  const probe = { http_get: { path: '/live' }, period_seconds: 3, failure_threshold: 2 }
  await using world = await setUpRevisions({
    template: { timeout: '90s', max_instance_request_concurrency: 7, scaling: { max_instance_count: 4 } },
    container: {
      image: 'images/tool@sha256:1',
      liveness_probe: probe,
      startup_probe: { tcp_socket: {}, period_seconds: 5 },
      resources: { limits: { memory: '1Gi', cpu: '2' } },
      env: [{ name: 'COLOUR', value: 'blue' }],
    },
  })
  const { template } = await world.service()

  await world.patch('template', { template })

  expect((await world.service()).template).toEqual(template)
  expect(template).toMatchObject({ timeout: '90s', maxInstanceRequestConcurrency: 7 })
  expect(template.containers[0]).toMatchObject({
    image: 'images/tool@sha256:1',
    livenessProbe: { httpGet: { path: '/live' }, periodSeconds: 3 },
    resources: { limits: { memory: '1024Mi', cpu: '2' } },
  })
})

test('the requests of a revision are listed as Cloud Logging has them', async () => {
  await using world = await setUpRevisions()
  const [, revision] = (await world.said()).split(',')
  const list = (filter: string) =>
    world.api('POST', '/v2/entries:list', { resourceNames: ['projects/studio'], filter })

  const { entries } = await list(
    `resource.type="cloud_run_revision" AND resource.labels.revision_name="${revision}" AND timestamp>="2026-01-01T00:00:00Z"`,
  )

  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({
    resource: { labels: { service_name: 'tool', revision_name: revision } },
    httpRequest: {
      requestMethod: 'GET',
      requestUrl: '/',
      status: 200,
      latency: expect.stringMatching(/^\d+\.\d{6}s$/),
    },
  })
  expect((await list('timestamp>="2100-01-01T00:00:00Z"')).entries).toEqual([])
  expect((await list('severity>=ERROR')).error.status).toBe('UNIMPLEMENTED')
})
