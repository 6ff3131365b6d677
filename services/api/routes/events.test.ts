import { expect, test } from 'vitest'
import { type Browser, OPERATOR, setUp, type World } from '../test-world.ts'

interface Received {
  type: string
  id?: string
  data: Record<string, unknown>
}

/** Reads like a browser's EventSource: real bytes over a real connection, event by event. */
async function listen(
  world: Pick<World, 'app'>,
  browser: Browser,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
) {
  if (!world.app.server.listening) await world.app.listen({ host: '127.0.0.1', port: 0 })
  const address = world.app.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const cookie = [...browser.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/events`, {
    headers: { cookie, ...headers },
    signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    response,
    /** The next event of one of these types; null when the stream has ended. */
    async next(...types: string[]): Promise<Received | null> {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          const chunk = await reader?.read()
          if (!chunk || chunk.done) return null
          text += chunk.value
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const received = parse(block)
        if (received && types.includes(received.type)) return received
      }
    },
    async close() {
      await reader?.cancel()
    },
  }
}

function parse(block: string): Received | null {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const [event, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')]
  return event === 'change' && data ? { ...JSON.parse(data), ...(id !== undefined && { id }) } : null
}

test('a new photo appears in every tab of its owner and nowhere else', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const bob = await world.registered()
  const tabs = [await listen(world, ana), await listen(world, ana)]
  const stranger = await listen(world, bob)

  const photo = await world.reservedPhoto(ana.id)
  for (const tab of tabs)
    expect(await tab.next('photo')).toMatchObject({
      data: { id: photo.id, status: 'uploading' },
      id: expect.any(String),
    })
  const own = await world.reservedPhoto(bob.id)
  expect(await stranger.next('photo')).toMatchObject({ data: { id: own.id } })
})

test('the headers stop proxies and caches from holding events back', async () => {
  await using world = await setUp()
  const { response } = await listen(world, await world.registered())
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
})

test('the account comes at once, and again when it or its quota changes', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const tab = await listen(world, ana)
  expect(await tab.next('account')).toMatchObject({ data: { id: ana.id, quota: { used: 0 } } })
  await ana.request('PATCH', '/api/v1/account', { name: 'Ana B.' })
  expect(await tab.next('account')).toMatchObject({ data: { name: 'Ana B.' } })
  await world.reservedPhoto(ana.id)
  expect(await tab.next('account')).toMatchObject({ data: { quota: { used: 10 } } })
})

test('a person cannot open more streams than allowed, and HEAD opens none', async () => {
  await using world = await setUp()
  const [ana, bob] = [await world.registered(), await world.registered()]
  const head = await world.app.inject({ method: 'HEAD', url: '/api/v1/events' })
  expect(head.statusCode).toBe(405)

  const tabs = []
  for (let tab = 0; tab < 8; tab++) tabs.push(await listen(world, ana))
  expect(tabs.map(({ response }) => response.status)).not.toContain(429)
  const refused = await listen(world, ana)
  expect([refused.response.status, refused.response.headers.get('retry-after')]).toEqual([429, '60'])
  expect((await listen(world, bob)).response.status).toBe(200)

  await tabs[0]?.close()
  await expect.poll(async () => (await listen(world, ana)).response.status).toBe(200)
  // The client keeps a spare connection, on which the server would wait for a request.
  world.app.server.closeAllConnections()
})

test('a tab that closes while it asks for its stream leaves none, at whatever moment that is', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  await (await listen(world, ana)).close()
  for (let moment = 0; moment < 24; moment++) {
    const closing = new AbortController()
    const asked = listen(world, ana, {}, closing.signal).catch(() => null)
    for (let turn = 0; turn < moment; turn++) await new Promise((resolve) => setImmediate(resolve))
    closing.abort()
    await asked
  }
  const eight = async () => {
    const tabs = await Promise.all(Array.from({ length: 8 }, () => listen(world, ana)))
    const statuses = tabs.map(({ response }) => response.status)
    if (statuses.includes(429)) await Promise.all(tabs.map((tab) => tab.close()))
    return statuses
  }
  await expect.poll(eight).toEqual(Array(8).fill(200))
  world.app.server.closeAllConnections()
})

test('two instances together open no more streams for a person than one', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const second = await world.anotherInstance()
  const statuses = []
  for (let tab = 0; tab < 9; tab++) {
    const { response } = await listen(tab % 2 ? { app: second } : world, ana)
    statuses.push(response.status)
  }
  expect(statuses).toEqual([...Array(8).fill(200), 429])
  // The places of the closed instance are free for the other one.
  await second.close()
  expect((await listen(world, ana)).response.status).toBe(200)
  world.app.server.closeAllConnections()
})

test.each(['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'x'])(
  'to resume from %s is to resume from what is known',
  async (lastEventId) => {
    await using world = await setUp()
    const ana = await world.registered()
    const photo = await world.reservedPhoto(ana.id)
    const tab = await listen(world, ana, { 'last-event-id': lastEventId })
    expect(await tab.next('photo')).toMatchObject({ data: { id: photo.id } })
  },
)

test('a second tab gets the account without waiting for a change', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  await (await listen(world, ana)).next('account')
  expect(await (await listen(world, ana)).next('account')).toMatchObject({ data: { id: ana.id } })
})

test('missed changes are sent on return', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const tab = await listen(world, ana)
  const first = await world.reservedPhoto(ana.id)
  const seen = await tab.next('photo')
  await tab.close()

  world.clock.advance(10 * 60_000)
  await world.photos.cancel(ana.id, first.id)
  world.clock.advance(10 * 60_000)
  await ana.request('POST', '/api/v1/session/refresh')
  const back = await listen(world, ana, { 'last-event-id': seen?.id ?? '' })
  const events = [await back.next('photo', 'photo-removed')]
  expect(events).toMatchObject([{ type: 'photo-removed', data: { id: first.id } }])
})

test('a tab opened meanwhile does not stop a returning tab from getting what it missed', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const leaving = await listen(world, ana)
  const photo = await world.reservedPhoto(ana.id)
  const seen = await leaving.next('photo')
  await leaving.close()
  await expect.poll(() => openStreams(world)).toBe('0')

  await world.photos.cancel(ana.id, photo.id)
  world.clock.advance(60_000)
  const opened = await listen(world, ana)
  await opened.next('account')
  const back = await listen(world, ana, { 'last-event-id': seen?.id ?? '' })
  expect(await back.next('photo-removed')).toMatchObject({ data: { id: photo.id } })
})

test('an admin learns how much is on the shelf, a member does not', async () => {
  await using world = await setUp()
  const admin = await world.registered('admin@example.com')
  await world.people.roles.grant('admin@example.com', 'admin', OPERATOR)
  await admin.request('POST', '/api/v1/session/refresh')
  expect(await (await listen(world, admin)).next('shelf')).toMatchObject({ data: { count: 0 } })

  const member = await listen(world, await world.registered())
  await member.next('account')
  await world.app.close()
  expect(await member.next('shelf')).toBeNull()
})

test('ending a session ends its streams, and it cannot open another', async () => {
  await using world = await setUp()
  const ana = await world.registered('ana@example.com')
  const tab = await listen(world, ana)
  await tab.next('account')
  const [session] = (await ana.request('GET', '/api/v1/sessions')).json().items
  const kept = ana.copy()
  await ana.request('DELETE', `/api/v1/sessions/${session.id}`)
  expect(await tab.next('photo')).toBeNull()
  expect((await listen(world, kept)).response.status).toBe(401)
})

test('closing the server ends all streams', async () => {
  await using world = await setUp()
  const tab = await listen(world, await world.registered())
  await tab.next('account')
  await world.app.close()
  expect(await tab.next('photo')).toBeNull()
})

test('open streams are counted while they are open', async () => {
  await using world = await setUp()
  const ana = await world.registered()
  const tab = await listen(world, ana)
  await tab.next('account')
  expect(await openStreams(world)).toBe('1')
  await tab.close()
  await expect.poll(() => openStreams(world)).toBe('0')
})

async function openStreams(world: World): Promise<string | undefined> {
  return /atelier_live_streams (\d+)/.exec((await world.app.inject('/metrics')).body)?.[1]
}
