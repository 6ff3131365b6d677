// No request may cost much more than an ordinary one. This sends every operation everything that is known to make
// parsers, patterns and comparisons slow.
import { expect, test } from 'vitest'
import { isThorough } from '../../tests/thorough.ts'
import { exampleOf, fillIn, type JsonSchema, type Operation, operationsOf } from './test-operations.ts'
import { type Browser, setUp, type World } from './test-world.ts'

/** Slightly less than the API accepts. */
const BODY = 250_000
/** The number of characters in an address that Node still accepts. */
const ADDRESS = 15_000

/** How many times an ordinary request may cost, at worst and on average. */
const WORST = 40
const AVERAGE = 6

/** What the request is, and its address or JSON. */
type Hostile = readonly [what: string, text: string]

const repeat = (text: string, length = BODY) => text.repeat(Math.floor(length / text.length))
const list = (item: string, length = BODY) => `[${repeat(`${item},`, length).slice(0, -1)}]`
const numbered = (make: (n: number) => string) =>
  Array.from({ length: BODY / 16 }, (_, n) => make(n)).join(',')

const DEEP: Hostile[] = [
  ['lists in lists', '['.repeat(BODY / 2) + ']'.repeat(BODY / 2)],
  ['objects in objects', `${'{"a":'.repeat(BODY / 7)}1${'}'.repeat(BODY / 7)}`],
]
const WIDE: Hostile[] = [
  ['many empty lists', list('[]')],
  ['many equal strings', list('"a"')],
  ['many different strings', `[${numbered((n) => `"s${n}"`)}]`],
  ['many properties', `{${numbered((n) => `"p${n}":1`)}}`],
  ['one property many times', `{${repeat('"a":1,').slice(0, -1)}}`],
  ['a long name', `{"${repeat('n')}":1}`],
  ['many numbers', list('1e9')],
]
const NUMBERS: Hostile[] = [['a long number', repeat('9')]]
/** Texts on which patterns, and character counts, may work for a long time. */
const TEXTS = ['a', 'e\u0301', '\u{1f468}\u200d', '\ud800', 'a@'].map(
  (part): Hostile => [`a long string of ${JSON.stringify(part)}`, JSON.stringify(repeat(part, BODY / 3))],
)

function shapesFor(schema: JsonSchema): Hostile[] {
  if (schema.type === 'object') return [...DEEP, ...WIDE, ...NUMBERS]
  if (schema.type === 'string') return TEXTS
  if (!schema.items) return NUMBERS
  const equal = list(JSON.stringify(exampleOf(schema.items)))
  return [['a list of one item again and again', equal], ...DEEP, ...WIDE.slice(0, 3)]
}

const HERE = '<here>'

/**
 * The example body with one place of it replaced. Unless the proof is made in full, places that are alike, like the
 * dates of a résumé's many entries, are `seen` once, and places take turns with the shapes: each shape is at every
 * third place.
 */
function* hostileBodies(body: JsonSchema, seen: Set<string>): Generator<Hostile> {
  for (const { at, place } of placesIn(body)) {
    const kind = JSON.stringify(place)
    if (at !== '' && seen.has(kind) && !isThorough) continue
    seen.add(kind)
    const whole = JSON.stringify(exampleOf(body, (each) => (each === place ? HERE : undefined)))
    const shapes = shapesFor(place)
    const turn = (_: Hostile, n: number) => (n + seen.size) % 3 === 0
    for (const [what, value] of isThorough ? shapes : shapes.filter(turn))
      yield [`${what} as ${at || 'the body'}`, whole.replace(JSON.stringify(HERE), () => value)]
  }
}

function* placesIn(schema: JsonSchema, at = ''): Generator<{ at: string; place: JsonSchema }> {
  if (!schema.anyOf) yield { at, place: schema }
  for (const [name, child] of Object.entries(schema.properties ?? {})) yield* placesIn(child, `${at}.${name}`)
  if (schema.items) yield* placesIn(schema.items, `${at}.0`)
  for (const branch of schema.anyOf ?? []) yield* placesIn(branch, at)
}

function* hostileAddresses({ path, query }: Operation): Generator<Hostile> {
  const plain = fillIn(path, () => 'a')
  if (path.includes('{'))
    for (const char of ['a', '%00'])
      yield [
        `long ids of ${char}`,
        fillIn(path, () => HERE).replaceAll(encodeURIComponent(HERE), repeat(char, 3000)),
      ]
  yield ['many parameters', `${plain}?${Array.from({ length: 2000 }, (_, n) => `p${n}=1`).join('&')}`]
  yield ['escapes', `${plain}?a=${repeat('%41', ADDRESS)}`]
  for (const { name } of query) {
    yield [`${name} many times`, `${plain}?${repeat(`${name}=1&`, ADDRESS)}`]
    for (const char of ['1', 'e%CC%81'])
      yield [`${name} with a long text of ${char}`, `${plain}?${name}=${repeat(char, ADDRESS)}`]
  }
}

/** Milliseconds of processor time that the whole process used. */
async function cost(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function ordinaryCost(person: Browser): Promise<number> {
  const costs: number[] = []
  for (let n = 0; n < 40; n++) costs.push(await cost(() => person.request('GET', '/api/v1/account')))
  return costs.sort((a, b) => a - b)[20] ?? 0
}

/** Each request comes from another address, so that limits per address do not answer instead. */
function sender(world: World, { method, isForStrangers }: Operation, { cookies }: Browser) {
  const cookie = [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
  let sent = 0
  return (url: string, payload?: string) => {
    sent += 1
    return world.app.inject({
      method,
      url,
      remoteAddress: '127.0.0.1',
      headers: {
        // Signing out, which strangers may also request, must not end the session that the other requests need.
        ...(!isForStrangers && { cookie }),
        'x-forwarded-for': `2001:db8:0:${sent.toString(16)}::1`,
        ...(payload !== undefined && { 'content-type': 'application/json' }),
      },
      ...(payload !== undefined && { payload }),
    })
  }
}

test('nothing that fits into a request costs much more than an ordinary one', {
  // Hundreds of costly requests, one after another.
  timeout: 1_200_000,
}, async () => {
  await using world = await setUp()
  const person = await world.registered()
  const ordinary = await ordinaryCost(person)
  const costs: { what: string; times: number }[] = []
  const seen = new Set<string>()
  for (const operation of await operationsOf(world.app)) {
    // A stream stays open; its request has one parameter and no body.
    if (operation.path === '/api/v1/events') continue
    const send = sender(world, operation, person)
    const plain = fillIn(operation.path, () => 'a')
    const requests = [...hostileAddresses(operation)].map(([what, url]) => ({ what, work: () => send(url) }))
    if (operation.body)
      for (const [what, text] of hostileBodies(operation.body, seen))
        requests.push({ what, work: () => send(plain, text) })
    for (const { what, work } of requests) {
      let status = 0
      const measure = async () => (await cost(async () => ({ statusCode: status } = await work()))) / ordinary
      let times = await measure()
      // The garbage of many requests is collected during some of them; one that is slow by itself is slow every time.
      for (let again = 0; again < 3 && times > WORST; again++) times = Math.min(times, await measure())
      expect([operation.name, what, status < 500]).toEqual([operation.name, what, true])
      expect([operation.name, what, status === 401 && !operation.isForStrangers]).toEqual([
        operation.name,
        what,
        false,
      ])
      costs.push({ what: `${operation.name} with ${what}`, times })
    }
  }
  expect(costs.length).toBeGreaterThan(300)
  expect(costs.filter(({ times }) => times > WORST)).toEqual([])
  expect(costs.reduce((sum, { times }) => sum + times, 0) / costs.length).toBeLessThan(AVERAGE)
})
