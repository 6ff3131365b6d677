// Rules for every operation of the API. Only exceptions are listed here, with their reason.
import { expect, test } from 'vitest'
import { Id } from '../platform/schemas.ts'
import { exampleOf, fillIn, type JsonSchema, type Operation, operationsOf } from './test-operations.ts'
import { isUnder, OWNED, type Person, prefixOf } from './test-owned.ts'
import { setUp } from './test-world.ts'

/** Only administrators get past these, so the ids of others do not matter. */
const FOR_ADMINS = ['/api/v1/backfills', '/api/v1/models', '/api/v1/people', '/api/v1/shelf', '/api/v1/trail']

/** Refusals other than 404, and why they reveal nothing more to a stranger. */
const OTHER_REFUSALS: Record<string, { status: number; because: string }> = {
  'PATCH /api/v1/account': {
    status: 400,
    because: 'the photo is a field of a form, which names it as wrong',
  },
  'POST /api/v1/albums': {
    status: 400,
    because: 'the project is a field of a form, which names it as wrong',
  },
  'POST /api/v1/photos/uploads': {
    status: 400,
    because: 'the file is no photo; the album is looked up when the photo is recorded, and then passed over',
  },
  'POST /api/v1/shop/orders/{id}/refunds': {
    status: 400,
    because: 'the key of the request is asked for before the order is looked up',
  },
  'GET /api/v1/portfolio-handles/{handle}': {
    status: 200,
    because: 'handles are in public addresses; it tells whether one is free',
  },
  'PUT /api/v1/photo-portfolio': {
    status: 400,
    because: 'the album is a field of a form, which names it as wrong',
  },
  'GET /api/v1/shop-handles/{handle}': {
    status: 200,
    because: 'handles are in public addresses; it tells whether one is free',
  },
}

/** What of an example is left out, because it would be refused for naming things in two ways at once. */
const LEFT_OUT: Record<string, string[]> = { 'POST /api/v1/photos/archives': ['filter'] }

/** What paths name that is the same for everybody, and is refused in any other form. */
const NEVER_SECRET: Record<string, string> = { name: '0123456789abcdef-320.webp', part: 'metadata' }

test('a stranger gets only 401, whatever they send', async () => {
  await using world = await setUp()
  const operations = await operationsOf(world.app)
  expect(operations.length).toBeGreaterThan(20)
  for (const { name, method, path, isForStrangers } of operations) {
    if (isForStrangers) continue
    const url = fillIn(path, () => '_'.repeat(150))
    const sends = method === 'GET' ? {} : { payload: '{', headers: { 'content-type': 'application/json' } }
    const answer = await world.app.inject({ method, url: `${url}?unknown=1`, ...sends })
    expect([name, answer.statusCode], 'The session must be asked for before anything is read').toEqual([
      name,
      401,
    ])
  }
})

test("another person's things look like things that do not exist", async () => {
  await using world = await setUp()
  const [ana, bob] = [await world.registered(), await world.registered()]
  let tried = 0
  // Nothing that is refused changes them, so operations of one kind of thing share them.
  const made = new Map<string, Record<string, string>>()
  for (const operation of await operationsOf(world.app)) {
    if (operation.isForStrangers || isUnder(operation, FOR_ADMINS) || !namesSomething(operation)) continue
    tried += 1
    const prefix = prefixOf(operation)
    const things = made.get(prefix) ?? (await OWNED[prefix]!(world, ana))
    made.set(prefix, things)
    const foreign = await ask(operation, bob, things)
    const unknown = await ask(operation, bob, 'nothing-has-this-id')
    const { status } = OTHER_REFUSALS[operation.name] ?? { status: 404 }
    expect([operation.name, foreign.status]).toEqual([operation.name, status])
    expect(foreign).toEqual(unknown)
  }
  expect(tried).toBeGreaterThan(8)
})

test('HEAD opens no stream, which nobody would read', async () => {
  await using world = await setUp()
  const streams = (await operationsOf(world.app)).filter(({ isStream }) => isStream)
  expect(streams.length).toBeGreaterThan(2)
  for (const { name, path } of streams) {
    const { statusCode } = await world.app.inject({ method: 'HEAD', url: fillIn(path, () => 'a') })
    expect([name, statusCode]).toEqual([name, 405])
  }
})

test('operations for administrators are refused to others before anything is looked up', async () => {
  await using world = await setUp()
  const bob = await world.registered()
  for (const operation of await operationsOf(world.app)) {
    if (!isUnder(operation, FOR_ADMINS)) continue
    const { status } = await ask(operation, bob, bob.id)
    expect([operation.name, status]).toEqual([operation.name, 403])
  }
})

const ID: JsonSchema = Id
const isId = ({ pattern }: JsonSchema) => pattern === ID.pattern

/** Whether the path contains an id, or anything in the body does. */
function namesSomething({ path, body }: Operation): boolean {
  if (path.includes('{')) return true
  let hasId = false
  if (body)
    exampleOf(body, (schema) => {
      hasId ||= isId(schema)
      return undefined
    })
  return hasId
}

async function ask(operation: Operation, person: Person, things: Record<string, string> | string) {
  const named = (name: string) => (typeof things === 'string' ? (NEVER_SECRET[name] ?? things) : things[name])
  const url = fillIn(operation.path, (name) => named(name) ?? '')
  const body =
    operation.body && exampleOf(operation.body, (schema) => (isId(schema) ? named('id') : undefined))
  for (const field of LEFT_OUT[operation.name] ?? []) delete (body as Record<string, unknown>)[field]
  const answer = await person.request(operation.method, url, body ?? undefined)
  const { traceId: _, detail, ...problem } = answer.json()
  const ids = typeof things === 'string' ? [things] : Object.values(things)
  return {
    status: answer.statusCode,
    problem,
    detail: ids.reduce((text, id) => text.replace(id, '…'), detail ?? ''),
  }
}
