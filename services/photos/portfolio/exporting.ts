import { type Exporting, jsonFile } from '../../platform/exporting.ts'
import { saysNothing } from '../rights/rights.ts'
import type { PhotoRights } from '../rights/service.ts'
import type { PortfolioStore } from './store.ts'

export interface ExportingDeps {
  store: Pick<PortfolioStore, 'get'>
  rights: Pick<PhotoRights, 'of'>
}

/** Exports the portfolio's settings, and what the person says about rights. */
export const createExporting = ({ store, rights }: ExportingDeps): Exporting => ({
  async *export(ownerId) {
    const [portfolio, profile] = await Promise.all([store.get(ownerId), rights.of(ownerId)])
    if (portfolio) {
      const { ownerId: _owner, id: _id, sweepAt: _sweepAt, state: _state, ...settings } = portfolio
      yield jsonFile('photos/portfolio.json', settings, new Date(portfolio.updatedAt))
    }
    if (!saysNothing(profile))
      yield jsonFile('photos/rights.json', profile, new Date(portfolio?.updatedAt ?? 0))
  },
})
