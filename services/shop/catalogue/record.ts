// Where a shop's catalogue is: which snapshot counts, and how far it goes.
import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'

export const CATALOGUES = 'shopCatalogues'

const StoredCatalogue = Type.Object({
  ownerId: Type.String(),
  /** Counts changes of what a catalogue shows, each in the transaction that makes it. */
  revision: Type.Integer({ default: 0 }),
  /** When the last of them was made. */
  changedAt: Type.Union([Type.String(), Type.Null()], { default: null }),
  /** The revision up to which the snapshot has everything. */
  indexedRevision: Type.Integer({ default: 0 }),
  /** When the reading for the snapshot began; null before the first. */
  indexedAt: Type.Union([Type.String(), Type.Null()], { default: null }),
  /** Counts snapshots; 0 before the first. */
  version: Type.Integer({ default: 0 }),
  /** The snapshot's object in `papers`, and the one before it, which instances may still be loading. */
  path: Type.Union([Type.String(), Type.Null()], { default: null }),
  previousPath: Type.Union([Type.String(), Type.Null()], { default: null }),
  /** That of the snapshot; 0 before the first. */
  format: Type.Integer({ default: 0 }),
  /** How many products it lists. */
  products: Type.Integer({ default: 0 }),
  /** How often the sweep has published again without effect. */
  sweeps: Type.Integer({ default: 0 }),
  sweepAt: Type.Union([Type.String(), Type.Null()], { default: null }),
})
export type CatalogueRecord = Static<typeof StoredCatalogue> & { id: string }
export const catalogueDocuments = documents(StoredCatalogue)
