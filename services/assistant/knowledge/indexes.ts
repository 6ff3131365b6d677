import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { ENTRIES, KNOWLEDGE, NUMBERS, VECTOR } from './record.ts'

/** Of the models that `services/ai/embeddings/` has. */
const DIMENSIONS = [512, 768]

const ofSet = [
  { path: 'ownerId', order: 'ASCENDING' },
  { path: 'set', order: 'ASCENDING' },
] as const

/** Texts, and what only comes along. */
const unasked = {
  [ENTRIES]: [
    'attributes categories hash isRemoved kind model part parts sourceHash sourceId text title version',
    `${VECTOR} ${NUMBERS}`,
  ],
  [KNOWLEDGE]: ['current generation leftovers lease next sweeps version'],
}

export const knowledgeIndexes: DatabaseIndexes = {
  composite: [
    // What an instance does not have yet.
    { collection: ENTRIES, fields: [...ofSet, { path: 'version', order: 'ASCENDING' }] },
    // The nearest passages, for shops that are too large to be held in memory.
    ...DIMENSIONS.map((dimension) => ({
      collection: ENTRIES,
      fields: [...ofSet, { path: VECTOR, vectorConfig: { dimension } }],
    })),
  ],
  ttl: [{ collection: ENTRIES, field: 'expiresAt' }],
  exempt: Object.entries(unasked).flatMap(([collection, lines]) =>
    lines.flatMap((line) => line.split(' ')).map((field) => ({ collection, field })),
  ),
}
