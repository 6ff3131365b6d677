// What a person waits for, seen as one trace, and a collector that nobody notices when it is away.
import { expect, test } from 'vitest'
import { createStudioClient } from '../../../scripts/client.ts'
import { photograph } from '../../../scripts/photograph.ts'
import type { Photo } from '../../../services/photos/schemas.ts'
import { studio } from '../shared-studio.ts'

const SOON = { timeout: 120_000, interval: 50 }
const TRACE = '5bf92f3577b34da6a3ce929d0e0e4737'
const CLICK = '00f067aa0ba902b8'

async function newPerson(name: string) {
  const client = createStudioClient(studio.url)
  await client.register({ email: `${name}@example.com`, password: 'a long enough password', name })
  return client
}

type Person = Awaited<ReturnType<typeof newPerson>>

const untilReady = (client: Person, id: string) =>
  expect.poll(async () => (await client.call<Photo>('GET', `/photos/${id}`)).status, SOON).toBe('ready')

test('from the click to the last write of the last function', async () => {
  const client = await newPerson('waterfall')
  client.headers.set('traceparent', `00-${TRACE}-${CLICK}-01`)
  const started = Date.now()
  const { photo } = await client.upload(await photograph(11))
  client.headers.delete('traceparent')
  const took = Date.now() - started + 1
  client.headers.set('browser-span', `00-${TRACE}-${CLICK}-01;POST /photos;${started};${took};201;0`)
  await client.call('GET', '/account')
  client.headers.delete('browser-span')
  await untilReady(client, photo.id)

  const { spans } = studio.cloud.telemetry
  const pathTo = (service: string, name: string) => {
    const all = spans.trace(TRACE)
    const path = []
    for (
      let span = all.findLast((each) => each.service === service && each.name === name);
      span !== undefined;
      span = all.find(({ spanId }) => spanId === span?.parentSpanId)
    )
      path.unshift(span)
    return path
  }
  for (const name of ['photo-thumbnails', 'photo-metadata']) {
    const path = () => pathTo(name, 'Firestore Transaction.Commit')
    await expect
      .poll(() => path().map((span) => `${span.service}: ${span.name}`), SOON)
      .toEqual([
        'browser: POST /photos',
        'Cloud Run api: /api/v1/photos/uploads',
        'api: POST /api/v1/photos/uploads',
        `Pub/Sub: ${name} deliver`,
        `Cloud Run ${name}: /projects/atelier-local/topics/photo-uploaded`,
        `${name}: ${name} process`,
        `${name}: Firestore Transaction.Run`,
        `${name}: Firestore Transaction.Commit`,
      ])
    // The browser counts whole milliseconds, and the clocks of two processes differ by less.
    const starts = path().map(({ start }) => start)
    for (const [index, start] of starts.entries())
      expect(start + 1).toBeGreaterThanOrEqual(starts[index - 1] ?? 0)
    // What Pub/Sub delivers outlives the request that caused it; everything below ends inside of what is above it.
    const ends = path()
      .slice(3)
      .map(({ end }) => end)
    for (const [index, end] of ends.entries())
      expect(end - 1).toBeLessThanOrEqual(ends[index - 1] ?? Number.POSITIVE_INFINITY)
  }
  expect(JSON.stringify(spans.trace(TRACE))).not.toMatch(/waterfall@|@example/)
})

test.each([
  ['is down', { status: 503 }],
  ['refuses', { status: 403 }],
  ['never answers', { isSilent: true }],
])('a collector that %s changes no answer and stops no function', async (what, faults) => {
  studio.cloud.telemetry.disturb(faults)
  try {
    const client = await newPerson(`nobody-${what.replaceAll(' ', '-')}`)
    client.headers.set('traceparent', `00-${TRACE.replace(/^./, 'c')}-${CLICK}-01`)
    const { photo } = await client.upload(await photograph(12))
    await untilReady(client, photo.id)
  } finally {
    studio.cloud.telemetry.disturb({})
  }
})
