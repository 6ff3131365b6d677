// The records that a catalogue is made of, as far as it shows them.
import Type, { type TProperties } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { Category } from '../categories/schemas.ts'
import { Faq } from '../faqs/schemas.ts'
import { ShopPage } from '../pages/schemas.ts'
import { PRODUCTS, productDocuments } from '../products/record.ts'
import type { Changed } from './changed-records.ts'
import { Sale } from './snapshot.ts'

/** Fields of a record, and what decides whether anybody sees it. */
function shown<Fields extends TProperties>(fields: Fields) {
  const { id: _id, ...stored } = fields
  return documents(
    Type.Object({
      ...(stored as Omit<Fields, 'id'>),
      state: Type.String({ default: 'live' }),
      trashedAt: Type.Union([Type.String(), Type.Null()], { default: null }),
    }),
  )
}

export const SOURCES = {
  products: { collection: PRODUCTS, documents: productDocuments },
  categories: { collection: 'shopCategories', documents: shown(Category.properties) },
  faqs: { collection: 'shopFaqs', documents: shown(Faq.properties) },
  pages: { collection: 'shopPages', documents: shown(ShopPage.properties) },
  sales: { collection: 'shopDiscounts', documents: shown(Sale.properties) },
}

interface Hideable {
  id: string
  state: string
  trashedAt: string | null
}

/** Without the fields that decide it; null for what is not shown. */
export function toShown<Value extends Hideable>({ id, value }: Changed<Value>) {
  if (value?.state !== 'live' || value.trashedAt !== null) return { id, shown: null }
  const { state: _state, trashedAt: _trashedAt, ...shownPart } = value
  return { id, shown: shownPart }
}
