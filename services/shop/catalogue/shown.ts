// What customers see of the records of a catalogue besides its products.
import type { CategoryRecord } from '../categories/record.ts'
import type { Category } from '../categories/schemas.ts'
import { toCategory } from '../categories/views.ts'
import type { DiscountRecord } from '../discounts/record.ts'
import type { FaqRecord } from '../faqs/record.ts'
import type { Faq } from '../faqs/schemas.ts'
import { toFaq } from '../faqs/views.ts'
import type { PageRecord } from '../pages/record.ts'
import { isListed } from '../short-lists/record.ts'
import type { Changed } from './changed-records.ts'
import type { Sale, Snapshot } from './snapshot.ts'

/** Null for what is not shown, or no longer. */
export interface Shown<Item> {
  id: string
  shown: Item | null
}

export const shownCategory = ({ id, value }: Changed<CategoryRecord>): Shown<Category> => ({
  id,
  shown: value && isListed(value) ? toCategory(value) : null,
})

export const shownFaq = ({ id, value }: Changed<FaqRecord>): Shown<Faq> => ({
  id,
  shown: value && isListed(value) ? toFaq(value) : null,
})

export function shownPage({ id, value }: Changed<PageRecord>): Shown<Snapshot['pages'][number]> {
  if (!value) return { id, shown: null }
  const { kind, title, body, updatedAt } = value
  return { id, shown: { id, kind, title, body, updatedAt } }
}

/** Codes are for those who know them. */
export function shownSale({ id, value }: Changed<DiscountRecord>): Shown<Sale> {
  if (!value || value.code !== null || !isListed(value)) return { id, shown: null }
  const { title, code, kind, productIds, categoryIds, minTotal, startsAt, endsAt, isActive } = value
  return {
    id,
    shown: {
      ...{ id, title, code, kind, value: value.value, productIds, categoryIds },
      ...{ minTotal, startsAt, endsAt, isActive },
    },
  }
}
