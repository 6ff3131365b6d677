import { describe, expect, test } from 'vitest'
import type { ServiceDescription } from '../description.ts'
import { createHappenings, type Happening } from '../happenings.ts'
import { createStillClock } from '../still-clock.ts'
import { createBilling } from './billing.ts'
import { createBusyTime } from './busy-time.ts'
import { REQUEST_LOG_BYTES } from './operations.ts'

describe('busy time', () => {
  const busy = (...spans: [number, number][]) => {
    const time = createBusyTime()
    for (const span of spans) time.add(...span)
    return time.total()
  }

  test.each<[string, [number, number][], number]>([
    ['a span is rounded up to 100 ms', [[0, 101]], 200],
    ['a span of a whole number of 100 ms is not', [[0, 300]], 300],
    // 120 → 200 and 80 → 100
    [
      'each span is rounded',
      [
        [0, 120],
        [500, 580],
      ],
      300,
    ],
    // 0 to 250 → 300
    [
      'what overlaps counts once',
      [
        [0, 200],
        [100, 250],
      ],
      300,
    ],
    // The long request of 0 to 900 is told last and swallows the others.
    [
      'a long request swallows what happened meanwhile',
      [
        [100, 120],
        [300, 310],
        [0, 900],
      ],
      900,
    ],
    [
      'what is told late finds its place',
      [
        [500, 600],
        [0, 100],
        [550, 700],
      ],
      300,
    ],
  ])('%s', (_name, spans, expected) => {
    expect(busy(...spans)).toBe(expected)
  })

  test('memory is bounded, and the sum is not', () => {
    const time = createBusyTime(10)
    for (let i = 0; i < 1000; i++) time.add(i * 1000, i * 1000 + 50)
    expect(time.total()).toBe(1000 * 100)
  })
})

const GIB = 2 ** 30
const SERVICES = [
  { name: 'api', cpus: 1, memoryBytes: GIB / 2 },
  { name: 'thumbnails', cpus: 2, memoryBytes: GIB },
] as ServiceDescription[]
const SUBSCRIPTIONS = [{ push: { endpoint: 'http://thumbnails.test/' } }] as never

function setUp() {
  const clock = createStillClock(1_000_000)
  const happenings = createHappenings(clock)
  const billing = createBilling({
    description: { services: SERVICES, subscriptions: SUBSCRIPTIONS },
    ...{ happenings, clock, uriOf: (name: string) => `http://${name}.test` },
  })
  return { clock, billing, tell: happenings.tell }
}

const request = (more: Partial<Extract<Happening, { kind: 'request' }>> = {}): Happening => ({
  ...{ kind: 'request', service: 'api', revision: 'api-1', method: 'GET', path: '/', status: 200 },
  ...{ ms: 40, received: 0, sent: 500, pid: 7, trace: null },
  ...more,
})
const object = (method: string, status = 200) =>
  ({
    kind: 'object',
    method,
    bucket: 'b',
    object: 'o',
    received: 0,
    sent: 0,
    status,
    account: null,
  }) as Happening
const delivered = (size: number, result: string) =>
  ({
    kind: 'delivered',
    subscription: 's',
    topic: 't',
    messageId: '1',
    attempt: 1,
    result,
    ms: 1,
    size,
    trace: null,
  }) as Happening

describe('what is billed', () => {
  test('two requests at once share the seconds of their instance', () => {
    const { clock, billing, tell } = setUp()
    clock.advance(1000)
    tell(request({ ms: 1000 }))
    tell(request({ ms: 400 }))
    expect(billing.usage()).toEqual({
      'run requests': 2,
      'run vCPU': 1,
      'run memory': 0.5,
      'internet data': 1000,
      logs: 2 * REQUEST_LOG_BYTES,
    })
  })

  test('an instance is billed while it starts', () => {
    const { clock, billing, tell } = setUp()
    clock.advance(5000)
    tell({ kind: 'instance', service: 'thumbnails', revision: 'r', pid: 3, change: 'ready', ms: 2450 })
    // 2.45 s are billed as 2.5 s of 2 vCPU and 1 GiB.
    expect(billing.usage()).toEqual({ 'run vCPU': 5, 'run memory': 2.5 })
  })

  test('a request that no instance took is only logged', () => {
    const { billing, tell } = setUp()
    tell(request({ pid: null, status: 429 }))
    expect(billing.usage()).toEqual({ logs: REQUEST_LOG_BYTES })
  })

  test('what is answered to a push does not go to the internet', () => {
    const { billing, tell } = setUp()
    tell(request({ service: 'thumbnails', sent: 9000 }))
    expect(billing.usage()['internet data']).toBeUndefined()
  })

  test('every message and every push of it counts, 1,000 bytes at least', () => {
    const { billing, tell } = setUp()
    tell({ kind: 'published', topic: 't', messageId: '1', size: 200, trace: null })
    tell(delivered(200, 'refused'))
    tell(delivered(200, 'acked'))
    tell(delivered(2500, 'acked'))
    tell(delivered(2500, 'unreachable'))
    // 1,000 + 1,000 + 1,000 + 2,500; nothing was sent to whom nobody could reach.
    expect(billing.usage()).toEqual({ 'pubsub throughput': 5500 })
  })

  test('a resumable upload is one operation, and what fails or deletes is free', () => {
    const { billing, tell } = setUp()
    for (const method of ['session', 'chunk', 'chunk', 'read', 'get', 'delete', 'update'])
      tell(object(method))
    tell(object('read', 404))
    tell(object('insert', 412))
    // session and update, read and get
    expect(billing.usage()).toEqual({ 'storage operations A': 2, 'storage operations B': 2 })
  })

  test('documents, secrets and lines of logs', () => {
    const { billing, tell } = setUp()
    tell({ kind: 'documents', method: 'Commit', reads: 3, writes: 2, deletes: 1, account: null })
    tell({ kind: 'secret', method: 'AccessSecretVersion', secret: 'key', account: null })
    tell({ kind: 'secret', method: 'ListSecretVersions', secret: 'key', account: null })
    tell({ kind: 'log', line: { service: 'api' } as never, size: 120 })
    expect(billing.lines().map(({ sku, who, quantity }) => [sku, who, quantity])).toEqual([
      ['firestore reads', 'Commit', 3],
      ['firestore writes', 'Commit', 2],
      ['firestore deletes', 'Commit', 1],
      ['logs', 'api', 120],
      ['secret accesses', 'key', 1],
    ])
  })

  test('names are bounded', () => {
    const { billing, tell } = setUp()
    for (let i = 0; i < 2000; i++)
      tell({ kind: 'secret', method: 'AccessSecretVersion', secret: `s${i}`, account: null })
    expect(billing.lines()).toHaveLength(501)
    expect(billing.usage()).toEqual({ 'secret accesses': 2000 })
  })
})
