// Derives everything in a discount's record that follows from its facts.
import { isoTime } from '../../platform/times.ts'
import { trashOverAt } from '../../platform/trash.ts'
import { codeFacet, type DiscountFacts, type DiscountRecord, SALE_FACET } from './record.ts'

export const complete = (facts: DiscountFacts): Omit<DiscountRecord, 'updatedAt'> => ({
  ...facts,
  facets: facetsOf(facts),
  sweepAt: isoTime(trashOverAt(facts)),
})

/** One in the trash does not count, and its code is free for another. */
function facetsOf({ state, trashedAt, code }: DiscountFacts): string[] {
  if (state === 'deleting') return []
  if (trashedAt !== null) return ['trash']
  return ['live', code === null ? SALE_FACET : codeFacet(code)]
}
