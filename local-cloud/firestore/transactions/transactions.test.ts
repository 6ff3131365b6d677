import { expect, test } from 'vitest'
import { createClock } from '../../clock.ts'
import { createTime } from '../state/time.ts'
import { createLocks } from './locks.ts'
import { createTransactions, type Transaction } from './transactions.ts'

// Whether a client goes away before the server has begun to read is chance, so this test does not go through the front
// door.
test('a transaction that has ended takes no more locks, because nobody would release them', () => {
  const clock = createClock()
  const locks = createLocks<Transaction>()
  const transactions = createTransactions({ clock, time: createTime(clock, 0), locks })
  const transaction = transactions.begin(undefined, 1)
  transactions.end(transaction)
  expect(() => void transactions.lock(transaction, ['a/1'])).toThrow(/expired/)
  expect(locks.holder('a/1')).toBeNull()
})
