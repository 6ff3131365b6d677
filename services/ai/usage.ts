import { FieldValue, type Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents, readAll, Time, toTimestamp } from '../platform/documents.ts'
import { DAY_MS } from '../platform/durations.ts'
import { bucketOf, percentile } from '../platform/latency.ts'
import { isoTime } from '../platform/times.ts'
import type { StoredModel } from './model-store.ts'
import type { Engine, ModelUsage } from './schemas.ts'

const Count = Type.Integer({ default: 0 })
const stored = documents(
  Type.Object({
    modelId: Type.String(),
    day: Type.String(),
    answers: Count,
    failures: Count,
    inputTokens: Count,
    outputTokens: Count,
    /** Millionths of a US dollar: tokens times the price of a million. */
    cost: Type.Number({ default: 0 }),
    latency: Type.Record(Type.String(), Type.Integer(), { default: {} }),
    expiresAt: Time,
  }),
)

/** A document takes about one write a second for long, so each day of a model has a few that are added up. */
const SHARDS = 4
const KEPT_MS = 400 * DAY_MS
const SHOWN_DAYS = 30

export interface UsageDeps {
  firestore: Firestore
  now: () => number
  random: () => number
}

export type Usage = ReturnType<typeof createUsage>

export function createUsage({ firestore, now, random }: UsageDeps) {
  const collection = firestore.collection('aiUsage')
  const dayOf = (time: number) => isoTime(time).slice(0, 10)

  async function add(modelId: string, counts: object): Promise<void> {
    const day = dayOf(now())
    const shard = Math.floor(random() * SHARDS)
    const expiresAt = toTimestamp(now() + KEPT_MS)
    await collection
      .doc(`${day}-${modelId}-${shard}`)
      .set({ modelId, day, expiresAt, ...counts }, { merge: true })
  }

  return {
    answered({ id, inputPrice, outputPrice }: StoredModel, engine: Engine): Promise<void> {
      const [input, output] = [engine.inputTokens ?? 0, engine.outputTokens ?? 0]
      return add(id, {
        answers: FieldValue.increment(1),
        inputTokens: FieldValue.increment(input),
        outputTokens: FieldValue.increment(output),
        cost: FieldValue.increment(input * (inputPrice ?? 0) + output * (outputPrice ?? 0)),
        latency: { [bucketOf(engine.milliseconds)]: FieldValue.increment(1) },
      })
    },

    failed: ({ id }: StoredModel): Promise<void> => add(id, { failures: FieldValue.increment(1) }),

    /** Each model and day of the last month, the latest first. */
    async list(): Promise<ModelUsage[]> {
      const since = dayOf(now() - (SHOWN_DAYS - 1) * DAY_MS)
      const parts = readAll(stored, await collection.where('day', '>=', since).get())
      const groups = Map.groupBy(parts, ({ day, modelId }) => `${day} ${modelId}`)
      const rows = [...groups.values()].map(addedUp)
      return rows.sort((a, b) =>
        a.day === b.day ? (a.modelId < b.modelId ? -1 : 1) : a.day < b.day ? 1 : -1,
      )
    },
  }
}

type Part = NonNullable<ReturnType<typeof stored.read>>

function addedUp(parts: Part[]): ModelUsage {
  const sum = (field: 'answers' | 'failures' | 'inputTokens' | 'outputTokens' | 'cost') =>
    parts.reduce((total, part) => total + part[field], 0)
  const latency: Record<string, number> = {}
  for (const part of parts)
    for (const [bucket, count] of Object.entries(part.latency))
      latency[bucket] = (latency[bucket] ?? 0) + count
  return {
    modelId: parts[0]?.modelId ?? '',
    day: parts[0]?.day ?? '',
    answers: sum('answers'),
    failures: sum('failures'),
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
    medianMilliseconds: percentile(latency, 0.5),
    p95Milliseconds: percentile(latency, 0.95),
    cost: Math.round(sum('cost')) / 1_000_000,
  }
}
