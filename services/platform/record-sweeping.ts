// What every sweep over records does: it waits longer after each event that it publishes again, and removes what is
// over.
import type { Changed, RecordBase, UnreadRecord } from './records.ts'
import type { Sweeping } from './sweeping.ts'
import { isoTime } from './times.ts'
import { isGivenUp, type Waiting, waitOn } from './waiting.ts'

export type SweptFacts = Waiting & { id: string; state: 'live' | 'deleting'; needsAttention: boolean }

export interface RecordSweepingDeps<Facts, Record> {
  store: {
    due(limit: number): Promise<UnreadRecord<Record>[]>
    change(id: string, change: (record: Record | null) => Changed<Facts>): Promise<Record | null>
  }
  /** What the record waits for. */
  stageOf(record: Record): string
  /** Publishes that everything of a deleted record must be removed. */
  discard(record: Record): Promise<unknown>
  now: () => number
}

export type RecordSweeping<Facts extends SweptFacts, Record extends Facts & RecordBase> = ReturnType<
  typeof recordSweeping<Facts, Record>
>

export function recordSweeping<Facts extends SweptFacts, Record extends Facts & RecordBase>(
  deps: RecordSweepingDeps<Facts, Record>,
) {
  const { store, stageOf, discard, now } = deps

  /** Postpones the record's next check; if it was changed meanwhile, that has already happened. */
  const wait = (record: Record) =>
    store.change(record.id, (found) => {
      if (!found || stageOf(found) !== stageOf(record) || found.sweeps !== record.sweeps) return null
      const waiting = waitOn(found, isoTime(now()))
      return { ...found, ...waiting, needsAttention: found.needsAttention || isGivenUp(waiting) }
    })

  return {
    wait,

    /** Waits for what was published again. Returns a word for the log. */
    async publishedAgain(record: Record): Promise<'publishedAgain' | 'givenUp'> {
      return (await wait(record))?.needsAttention ? 'givenUp' : 'publishedAgain'
    },

    /** Deletes a record that is over, unless that is no longer true. */
    async remove(record: Record, isOver: (found: Record) => boolean): Promise<boolean> {
      const found = await store.change(record.id, (current) =>
        current?.state === 'live' && isOver(current) ? { ...current, state: 'deleting' } : null,
      )
      if (found?.state !== 'deleting') return false
      await discard(record)
      return true
    },

    sweeping: (sweep: (record: Record) => Promise<string | null>): Sweeping<UnreadRecord<Record>> => ({
      due: store.due,
      async sweepOne({ read }) {
        const record = read()
        return record && sweep(record)
      },
    }),
  }
}

export interface RepublishingDeps<Facts, Record> {
  store: RecordSweepingDeps<Facts, Record>['store']
  /** Whether an event about it is still to be handled. */
  isWaiting(record: Record): boolean
  publish(record: Record): Promise<unknown>
  now: () => number
}

/** For records that are only removed together with their owner: publishes again what nobody handled. */
export const republishing = <
  Facts extends Waiting & { revision: number },
  Record extends Facts & RecordBase & { id: string },
>({
  store,
  isWaiting,
  publish,
  now,
}: RepublishingDeps<Facts, Record>): Sweeping<UnreadRecord<Record>> => ({
  due: (limit) => store.due(limit),
  async sweepOne(item) {
    const record = item.read()
    if (!record || !isWaiting(record)) return null
    await publish(record)
    await store.change(record.id, (found) =>
      found?.revision === record.revision && isWaiting(found)
        ? { ...found, ...waitOn(found, isoTime(now())) }
        : null,
    )
    return 'publishedAgain'
  },
})
