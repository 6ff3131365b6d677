import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { recordFields } from '../../platform/records.ts'
import { PortfolioSettings } from './schemas.ts'

export const PORTFOLIOS = 'portfolios'
/** Whose a handle is, by what it looks like. */
export const PORTFOLIO_HANDLES = 'portfolioHandles'
/** How many messages visitors sent on one day, UTC. */
export const MESSAGE_DAYS = 'portfolioMessageDays'

const { albumIds: _albumIds, ...settings } = PortfolioSettings.properties

const facts = {
  ownerId: Type.String(),
  ...settings,
  state: Type.Literal('live'),
  /** Every handle it has had; all of them stay its own and lead to it. */
  handles: Type.Array(Type.String()),
  albums: Type.Array(Type.Object({ id: Type.String(), slug: Type.String() })),
}
const PortfolioFacts = Type.Object(facts)
export type PortfolioFacts = Static<typeof PortfolioFacts> & { id: string }

const StoredPortfolio = Type.Object({ ...facts, ...recordFields })
/** Its id is its owner's. */
export type PortfolioRecord = Static<typeof StoredPortfolio> & { id: string }
export const portfolioDocuments = documents(StoredPortfolio)
