// Records whose event is on the shelf need a person's attention until the event is sent again.
import type { Static, TSchema } from 'typebox'
import { checker } from './check.ts'
import type { Changed } from './records.ts'
import type { ShelfEvent, ShelfHooks } from './shelf-hooks.ts'
import type { Topic } from './topic.ts'

/** Says which record an event is about. */
export interface RecordOfTopic {
  topic: string
  /** Null when the payload is about none. */
  recordOf(payload: unknown): string | null
}

export function recordOf<Payload extends TSchema>(
  { name, payload }: Topic<Payload>,
  idOf: (payload: Static<Payload>) => string | null,
): RecordOfTopic {
  const check = checker(payload)
  return {
    topic: name,
    recordOf(value) {
      const checked = check(value)
      return checked.ok ? idOf(checked.value) : null
    },
  }
}

export interface RecordAttentionDeps<Facts, Record> {
  topics: readonly RecordOfTopic[]
  change(id: string, change: (record: Record | null) => Changed<Facts>): Promise<unknown>
  /** Whether the record waits for nothing, so that an event about it no longer matters. */
  isDone(record: Record): boolean
}

export function recordAttention<Facts, Record extends Facts & { needsAttention: boolean }>(
  deps: RecordAttentionDeps<Facts, Record>,
): ShelfHooks {
  async function setAttention({ topic, payload }: ShelfEvent, needsAttention: boolean): Promise<void> {
    const id = deps.topics.find((each) => each.topic === topic)?.recordOf(payload)
    if (!id) return
    await deps.change(id, (record) => {
      if (!record || record.needsAttention === needsAttention || deps.isDone(record)) return null
      return { ...record, needsAttention }
    })
  }

  return {
    shelved: (event) => setAttention(event, true),
    redriven: (event) => setAttention(event, false),
  }
}
