import type { Firestore } from '@google-cloud/firestore'
import { readAll } from '../../platform/documents.ts'
import { DAY_MS } from '../../platform/durations.ts'
import { percentile } from '../../platform/latency.ts'
import { isoTime } from '../../platform/times.ts'
import { ASSISTANT_DAYS, type DayRecord, dayDocuments } from './record.ts'
import type { AssistantDay } from './schemas.ts'

export interface FiguresDeps {
  firestore: Firestore
  now: () => number
}

export type AssistantFigures = ReturnType<typeof createFigures>

export function createFigures({ firestore, now }: FiguresDeps) {
  const collection = firestore.collection(ASSISTANT_DAYS)
  return {
    /** Each of the last days, the earliest first, also those on which nobody asked. */
    async list(ownerId: string, days: number): Promise<AssistantDay[]> {
      const names = Array.from({ length: days }, (_, ago) =>
        isoTime(now() - (days - 1 - ago) * DAY_MS).slice(0, 10),
      )
      const query = collection.where('ownerId', '==', ownerId).where('day', '>=', names[0])
      const parts = Map.groupBy(readAll(dayDocuments, await query.get()), ({ day }) => day)
      return names.map((day) => addedUp(day, parts.get(day) ?? []))
    },
  }
}

function addedUp(day: string, parts: readonly DayRecord[]): AssistantDay {
  const sum = (field: keyof Omit<AssistantDay, 'day' | 'medianMs' | 'p95Ms'>) =>
    parts.reduce((total, part) => total + part[field], 0)
  const latency: Record<string, number> = {}
  for (const part of parts)
    for (const [bucket, count] of Object.entries(part.latency))
      latency[bucket] = (latency[bucket] ?? 0) + count
  return {
    day,
    questions: sum('questions'),
    answered: sum('answered'),
    refused: sum('refused'),
    handedOver: sum('handedOver'),
    helped: sum('helped'),
    didNotHelp: sum('didNotHelp'),
    byModel: sum('byModel'),
    medianMs: percentile(latency, 0.5),
    p95Ms: percentile(latency, 0.95),
  }
}
