// The records that a catalogue is made of.
import { CATEGORIES, categoryDocuments } from '../categories/record.ts'
import { DISCOUNTS, discountDocuments } from '../discounts/record.ts'
import { FAQS, faqDocuments } from '../faqs/record.ts'
import { PAGES, pageDocuments } from '../pages/record.ts'
import { PRODUCTS, productDocuments } from '../products/record.ts'

export const SOURCES = {
  products: { collection: PRODUCTS, documents: productDocuments },
  categories: { collection: CATEGORIES, documents: categoryDocuments },
  faqs: { collection: FAQS, documents: faqDocuments },
  pages: { collection: PAGES, documents: pageDocuments },
  discounts: { collection: DISCOUNTS, documents: discountDocuments },
}
