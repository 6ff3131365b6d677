import type { Publish } from '../../platform/publish.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import { knowledgeChanged } from '../events.ts'
import type { CatalogueRecord } from './record.ts'
import type { CatalogueStore } from './store.ts'

/** The function that keeps catalogues; others that listen have their own sweeps. */
export const CATALOGUE_INDEX = 'catalogue-index'

export interface CatalogueSweepingDeps {
  store: Pick<CatalogueStore, 'due' | 'wait'>
  publish: Publish
}

/** Publishes again for catalogues that do not have every change. */
export const createCatalogueSweeping = ({
  store,
  publish,
}: CatalogueSweepingDeps): Sweeping<CatalogueRecord> => ({
  due: store.due,
  async sweepOne(record) {
    await publish(knowledgeChanged, { ownerId: record.ownerId, changes: [] }, { for: CATALOGUE_INDEX })
    await store.wait(record)
    return 'publishedAgain'
  },
})
