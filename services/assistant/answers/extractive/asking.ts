// All that the parts of the extractive engine look at.
import type { UnderstoodFilters } from '../../retrieval/schemas.ts'
import type { Evidence } from '../evidence.ts'
import type { Phrases } from '../phrases.ts'
import type { Form } from '../product-facts.ts'
import type { Wording } from '../words/content.ts'
import type { Intents } from './intents.ts'
import type { Relevance } from './relevance.ts'

export interface Asking {
  /** As it was asked, and with what earlier turns add. */
  question: string
  condensed: string
  /** The words of both, as stems. */
  stems: readonly string[]
  /** Those of the question itself. */
  own: ReadonlySet<string>
  evidence: readonly Evidence[]
  filters: UnderstoodFilters
  /** The shop's attributes. */
  attributes: readonly { name: string; values: readonly string[] }[]
  intents: Intents
  relevance: Relevance
  phrases: Phrases
  form: Form
  wording: Wording
}

export type ProductEvidence = Evidence & { source: { product: NonNullable<Evidence['source']['product']> } }

export const isProduct = (evidence: Evidence): evidence is ProductEvidence => evidence.source.product !== null
