// Pages of links as they were written, and compressed, for a moment: many may look at once, and whether somebody may is
// asked before.
import { SECOND_MS } from '../../platform/durations.ts'
import { keepBriefly } from '../../platform/keep-briefly.ts'
import type { KeptDocument } from '../compression.ts'

const KEPT_MS = SECOND_MS
/** One of 500 photos has about 600,000, and a tenth of that compressed. */
const MOST_LETTERS = 20_000_000

export interface SentDocument {
  /** Whatever the page follows from. */
  key: string
  write: () => Promise<string>
}

export function keepDocuments({ now }: { now: () => number }) {
  const written = keepBriefly<KeptDocument>({
    ...{ forMs: KEPT_MS, most: MOST_LETTERS, now },
    sizeOf: ({ html }) => html.length,
  })

  /** The page of this key; what fails throws before anything is sent. */
  return ({ key, write }: SentDocument): Promise<KeptDocument> =>
    written(key, async () => ({ html: await write(), compressed: new Map() }))
}
