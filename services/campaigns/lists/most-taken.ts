import type { ListFacts } from './record.ts'

/** The most recipients that a list makes. */
export const mostTaken = ({ counts, corrections }: Pick<ListFacts, 'counts' | 'corrections'>): number =>
  (counts?.taken ?? 0) + Object.keys(corrections).length
