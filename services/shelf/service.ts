// The shelf: events that were given up, kept for a person who sends them again or dismisses them.
import Type, { type TSchema } from 'typebox'
import { type Check, checker } from '../platform/check.ts'
import { cursors } from '../platform/cursor.ts'
import { AppError } from '../platform/errors.ts'
import type { Failures } from '../platform/failures.ts'
import type { LiveSource } from '../platform/live.ts'
import type { Log } from '../platform/log.ts'
import { pageOf } from '../platform/page-of.ts'
import type { Publish } from '../platform/publish.ts'
import { Id, type PageOf } from '../platform/schemas.ts'
import { isoTime } from '../platform/times.ts'
import { deliveryOf, describeLetter, parsePayload, type ShelvedEvent, traceparentOf } from './letter.ts'
import { ORIGINS } from './origins.ts'
import type { DeadLetter, ShelfChanges } from './schemas.ts'
import type { ShelfStore } from './store.ts'
import { createTellRooms, type HooksOfRooms } from './tell-rooms.ts'

export interface ShelvingDeps {
  store: Pick<ShelfStore, 'shelve'>
  failures: Pick<Failures, 'find'>
  rooms: HooksOfRooms
  log: Pick<Log, 'error'>
  now: () => number
}

export interface ShelfDeps {
  store: Omit<ShelfStore, 'shelve'>
  publish: Publish
  rooms: HooksOfRooms
  log: Pick<Log, 'error'>
  now: () => number
}

export type Shelf = ReturnType<typeof createShelf>

const PAGE = 50
const BATCH = 100
const AT_ONCE = 10

const positions = cursors(
  Type.Object({ shelvedAt: Type.String({ minLength: 1 }), id: Id }, { additionalProperties: false }),
)

const checks = new Map<string, Check<TSchema>>()

/** Whether the function, in its current version, accepts such a payload. */
function isEventOf(name: string, payload: unknown): boolean {
  const origin = ORIGINS[name]
  if (!origin) return false
  const check = checks.get(name) ?? checker<TSchema>(origin.payload)
  checks.set(name, check)
  return check(payload).ok
}

const payloadOf = (letter: DeadLetter) => parsePayload(Buffer.from(letter.payload).toString('base64'))

/** Puts letters on the shelf, with the reason that the function recorded. */
export function createShelving({ store, failures, rooms, log, now }: ShelvingDeps) {
  const tellRooms = createTellRooms({ rooms, log })

  return {
    /** Throws when a room could not take note of the event. Shelving it again does not create a second letter. */
    async shelve(event: ShelvedEvent): Promise<void> {
      const delivery = deliveryOf(event)
      const topic = ORIGINS[delivery.function]?.name ?? 'unknown'
      const letter = describeLetter(event, {
        topic,
        failure: await failures.find(delivery),
        shelvedAt: isoTime(now()),
      })
      const isOpen = await store.shelve(letter, event.messageId)
      if (!isOpen) return
      const payload = parsePayload(event.data)
      const problems = await tellRooms('shelved', { function: delivery.function, topic, payload })
      if (problems.length > 0) throw new AggregateError(problems, 'Not every room took note of the event')
    },
  }
}

export function createShelf({ store, publish, rooms, log, now }: ShelfDeps) {
  const tellRooms = createTellRooms({ rooms, log })

  async function send(letter: DeadLetter): Promise<void> {
    const origin = ORIGINS[letter.function]
    if (!origin) throw new AppError('conflict', `There is no function ${letter.function} any more`)
    const payload = payloadOf(letter)
    if (!isEventOf(letter.function, payload))
      throw new AppError('conflict', `This is no event that ${letter.function} could read`)
    // The letter is claimed first, so that a second click, or a colleague's, cannot send it twice.
    if (!(await store.claim(letter.id))) return
    try {
      const traceparent = traceparentOf(letter.attributes, payload)
      // A room that fails here only misses a notice; the event must not wait for it.
      await tellRooms('redriven', { function: letter.function, topic: origin.name, payload })
      await publish(origin, payload, { for: letter.function, ...(traceparent && { traceparent }) })
    } catch (error) {
      await store.release(letter.id)
      throw error
    }
    await store.settle(letter.id)
  }

  /** Applies `work` to every letter that is on the shelf now; letters that come back meanwhile stay. */
  async function forAll(work: (letter: DeadLetter) => Promise<unknown>): Promise<void> {
    let after = { shelvedAt: isoTime(now()), id: '\uf8ff' }
    for (;;) {
      const letters = await store.page(BATCH, after)
      for (let start = 0; start < letters.length; start += AT_ONCE)
        await Promise.all(letters.slice(start, start + AT_ONCE).map(work))
      const last = letters.at(-1)
      if (!last || letters.length < BATCH) return
      after = { shelvedAt: last.shelvedAt, id: last.id }
    }
  }

  async function find(id: string): Promise<DeadLetter> {
    const letter = await store.get(id)
    if (!letter) throw new AppError('not-found', 'This event is not on the shelf any more')
    return letter
  }

  return {
    async list(cursor?: string): Promise<PageOf<DeadLetter>> {
      const letters = await store.page(PAGE + 1, cursor === undefined ? null : positions.decode(cursor))
      const positionOf = ({ shelvedAt, id }: DeadLetter) => ({ shelvedAt, id })
      return pageOf(letters, { limit: PAGE, positionOf, encode: positions.encode })
    },

    /** Sends the event again to the function that gave it up. Throws AppError `not-found` or `conflict`. */
    async redrive(id: string): Promise<void> {
      await send(await find(id))
    },

    async dismiss(id: string): Promise<void> {
      if (!(await store.settle(id)))
        throw new AppError('not-found', 'This event is not on the shelf any more')
    },

    async redriveAll(): Promise<void> {
      // A letter that can never be handled stays, because only a person can dismiss it.
      await forAll(async (letter) => {
        if (isEventOf(letter.function, payloadOf(letter))) await send(letter)
      })
    },

    async dismissAll(): Promise<void> {
      await forAll((letter) => store.settle(letter.id))
    },

    live: {
      kind: 'state',
      audience: 'admins',
      watch: (_accountId, { changed, failed }) =>
        store.watchCount((count) => changed({ type: 'shelf', data: { count } }), failed),
    } satisfies LiveSource<ShelfChanges>,
  }
}
