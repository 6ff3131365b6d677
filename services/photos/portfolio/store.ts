// The only file that knows how portfolios and their handles are stored in the database.
import type { Firestore, Transaction } from '@google-cloud/firestore'
import { AppError } from '../../platform/errors.ts'
import { lookOf } from '../../platform/handles.ts'
import { createMeter } from '../../platform/meter.ts'
import { createRecords } from '../../platform/records.ts'
import {
  PORTFOLIO_HANDLES,
  PORTFOLIOS,
  type PortfolioFacts,
  type PortfolioRecord,
  portfolioDocuments,
} from './record.ts'

export type PortfolioStore = ReturnType<typeof createPortfolioStore>

export function createPortfolioStore(firestore: Firestore, now: () => number) {
  const meter = createMeter(firestore)
  const handles = firestore.collection(PORTFOLIO_HANDLES)
  const records = createRecords<PortfolioFacts, PortfolioRecord>({
    firestore,
    collection: PORTFOLIOS,
    documents: portfolioDocuments,
    complete: (facts) => ({ ...facts, sweepAt: null }),
    now,
  })
  const claimOf = (handle: string) => handles.doc(lookOf(handle))

  /** Returns a function that writes. Throws AppError `conflict` when the handle is another's, or looks like it. */
  async function claim(transaction: Transaction, ownerId: string, handle: string): Promise<() => void> {
    const taken = await transaction.get(claimOf(handle))
    if (taken.exists && taken.get('ownerId') !== ownerId) throw takenByOther()
    return () => void transaction.set(claimOf(handle), { ownerId })
  }

  return {
    ...records,

    /** Throws AppError `conflict` for a handle of another, and whatever `change` throws. */
    save: (
      ownerId: string,
      change: (before: PortfolioRecord | null) => PortfolioFacts,
    ): Promise<PortfolioRecord> =>
      records.transact(async ({ transaction, read, write }) => {
        const before = await read(ownerId)
        const facts = change(before)
        // Throws for an account that is being deleted.
        await meter.read(transaction, ownerId)
        const claimHandle =
          facts.handle === before?.handle ? null : await claim(transaction, ownerId, facts.handle)
        const portfolio = await write(facts, before)
        claimHandle?.()
        return portfolio
      }),

    /** Whose portfolio a handle may lead to. */
    async ownerOf(handle: string): Promise<string | null> {
      const ownerId = (await claimOf(handle).get()).get('ownerId')
      return typeof ownerId === 'string' ? ownerId : null
    },
  }
}

const WORDS = 'This handle is taken, or looks like one that is.'

export const takenByOther = () =>
  new AppError('conflict', WORDS, {
    reason: 'handle-taken',
    errors: [{ field: 'handle', message: 'is taken' }],
  })
