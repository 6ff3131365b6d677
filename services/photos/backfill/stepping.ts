// Moves a backfill on: asks for a few photos at a time, and for more when these are done, so that new uploads find the
// functions free.
import { MINUTE_MS } from '../../platform/durations.ts'
import type { Publish } from '../../platform/publish.ts'
import { isoTime } from '../../platform/times.ts'
import { photoBackfillDue } from '../events.ts'
import type { BackfillPart } from './schemas.ts'
import type { BackfillStore, Outdated, Run } from './store.ts'

/** Photos that are worked on at once. */
export const WAITING_AT_ONCE = 10
/** Photos that are looked at together. */
const LOOKED_AT_ONCE = 200
/** Longer than the function takes with a few retries. What is not done by then has failed. */
const GIVEN_UP_AFTER_MS = 5 * MINUTE_MS

export interface SteppingDeps {
  store: BackfillStore
  /** Publishes the event by which a function works on the photo again; false where its file is gone. */
  ask(part: BackfillPart, photo: Pick<Outdated, 'id' | 'ownerId'>): Promise<boolean>
  publish: Publish
  now: () => number
  /** Milliseconds after which the rest is left to the next event. */
  budgetMs: number
  pause(): Promise<void>
}

export function createStepping({ store, ask, publish, now, budgetMs, pause }: SteppingDeps) {
  /** Counts what was done of what is waited for. */
  async function settle(part: BackfillPart): Promise<Run> {
    const { waiting } = await store.get(part)
    const still = new Set((await store.stillOutdated(part, waiting)).map(({ id }) => id))
    return store.change(part, (run) => {
      const isOver = run.waitingSince !== null && now() - Date.parse(run.waitingSince) >= GIVEN_UP_AFTER_MS
      const left = run.waiting.filter((id) => still.has(id) || !waiting.includes(id))
      const given = isOver ? left : []
      const kept = isOver ? [] : left
      if (kept.length === run.waiting.length) return null
      return {
        ...run,
        waiting: kept,
        waitingSince: kept.length === 0 ? null : run.waitingSince,
        done: run.done + run.waiting.length - left.length,
        failed: run.failed + given.length,
        updatedAt: isoTime(now()),
      }
    })
  }

  /** Records which photos are worked on next before their events are published: they are asked for once. */
  async function claim(part: BackfillPart, run: Run): Promise<Outdated[]> {
    const most = Math.min(run.left, WAITING_AT_ONCE - run.waiting.length)
    const looked = await store.next(part, run.position, LOOKED_AT_ONCE)
    const chosen: Outdated[] = []
    let count = 0
    for (const photo of looked) {
      if (photo.isOutdated && chosen.length === most) break
      count += 1
      if (photo.isOutdated) chosen.push(photo)
    }
    const isEnd = looked.length < LOOKED_AT_ONCE && count === looked.length
    let isMine = false
    await store.change(part, (found) => {
      isMine = found.status === 'running' && found.position === run.position
      if (!isMine) return null
      const waiting = [...found.waiting, ...chosen.map(({ id }) => id)]
      const left = found.left - chosen.length
      const isDone = isEnd && waiting.length === 0
      return {
        ...found,
        status: isDone ? 'done' : left === 0 && waiting.length === 0 ? 'paused' : 'running',
        position: looked[count - 1]?.id ?? found.position,
        looked: found.looked + count,
        waiting,
        waitingSince: chosen.length > 0 ? isoTime(now()) : found.waitingSince,
        left,
        updatedAt: isoTime(now()),
      }
    })
    return isMine ? chosen : []
  }

  /** Returns whether there is more to do. */
  async function step(part: BackfillPart): Promise<boolean> {
    const run = await settle(part)
    // What was begun before a stop is still counted.
    if (run.status !== 'running') return run.waiting.length > 0
    if (run.waiting.length >= WAITING_AT_ONCE || (run.left === 0 && run.waiting.length > 0)) return true
    if (run.left === 0) {
      await store.change(part, (found) =>
        found.status === 'running' && found.left === 0 && found.waiting.length === 0
          ? { ...found, status: 'paused', updatedAt: isoTime(now()) }
          : null,
      )
      return false
    }
    await askFor(part, await claim(part, run))
    return true
  }

  async function askFor(
    part: BackfillPart,
    photos: readonly Pick<Outdated, 'id' | 'ownerId'>[],
  ): Promise<void> {
    const gone = await Promise.all(photos.map(async (photo) => ((await ask(part, photo)) ? null : photo.id)))
    const failed = gone.filter((id) => id !== null)
    if (failed.length === 0) return
    await store.change(part, (found) => ({
      ...found,
      waiting: found.waiting.filter((id) => !failed.includes(id)),
      failed: found.failed + failed.length,
    }))
  }

  return {
    async work(part: BackfillPart): Promise<void> {
      const until = now() + budgetMs
      // A process may have ended between choosing photos and asking for them.
      await askFor(part, await store.stillOutdated(part, (await store.get(part)).waiting))
      while (await step(part)) {
        if (now() >= until) {
          await publish(photoBackfillDue, { part })
          return
        }
        if ((await store.get(part)).waiting.length > 0) await pause()
      }
    },
  }
}
