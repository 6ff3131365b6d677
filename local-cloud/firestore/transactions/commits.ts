import { transactionExpired } from '../errors.ts'
import { pathOf } from '../names.ts'
import type { Committer } from '../state/committer.ts'
import type { WriteResult } from '../writes/apply.ts'
import type { Write } from '../writes/parse.ts'
import type { Locks, Owner } from './locks.ts'
import type { Transaction, Transactions } from './transactions.ts'

export interface CommitResult {
  /** Microseconds. */
  time: number
  results: WriteResult[]
}

interface CommitsDeps {
  committer: Committer
  transactions: Transactions
  locks: Locks<Transaction>
}

/**
 * Commits with and without a transaction: waits for the locks, hands over to the committer, and ends the owner of the
 * locks.
 */
export function createCommits({ committer, transactions, locks }: CommitsDeps) {
  /** Returns null when a rival was in the way; `onRival` is told which one. */
  function submit(writes: Write[], owner: Transaction | null, onRival: (rival: Transaction) => void) {
    return new Promise<CommitResult | null>((resolve, reject) => {
      committer.submit({
        writes,
        mayApply: (changes) => {
          if (owner && !transactions.isOpen(owner)) throw transactionExpired()
          const rival = transactions.rivalOf(owner, changes)
          if (!rival) return true
          onRival(rival)
          resolve(null)
          return false
        },
        done: resolve,
        failed: reject,
      })
    })
  }

  async function commitIn(transaction: Transaction, writes: Write[]): Promise<CommitResult> {
    try {
      await transactions.lock(
        transaction,
        writes.map((write) => pathOf(write.path)),
      )
      for (;;) {
        let rival: Transaction | null = null
        const result = await submit(writes, transaction, (found) => {
          rival = found
        })
        if (result) return result
        await waitFor(transaction, rival)
      }
    } finally {
      transactions.end(transaction)
    }
  }

  /** Resolves when `rival` has ended. */
  async function waitFor(owner: Owner, rival: Transaction | null) {
    await locks.wait(owner, () => (rival && transactions.isOpen(rival) ? rival : null))
  }

  /** Holds no locks while it waits, so it cannot be part of a deadlock. */
  async function commitAlone(writes: Write[]): Promise<CommitResult> {
    const owner: Owner = { age: Number.POSITIVE_INFINITY, onDeadlock: () => {} }
    for (;;) {
      let rival: Transaction | null = null
      const result = await submit(writes, null, (found) => {
        rival = found
      })
      if (result) return result
      await waitFor(owner, rival)
    }
  }

  return {
    commit: (writes: Write[], transaction: Transaction | null) =>
      transaction ? commitIn(transaction, writes) : commitAlone(writes),
  }
}

export type Commits = ReturnType<typeof createCommits>
