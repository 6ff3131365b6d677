import type { TransactionOptions } from '../query/messages.ts'
import { unary } from './adapt.ts'
import type { FindDatabase } from './reads.ts'

export function transactionMethods(find: FindDatabase) {
  return {
    BeginTransaction: unary(
      ({ database, options }: { database?: string; options?: TransactionOptions }, connection) => ({
        transaction: find(database).transactions.begin(options, connection).id,
      }),
    ),

    Rollback: unary(({ database, transaction }: { database?: string; transaction?: Uint8Array }) => {
      if (transaction) find(database).transactions.rollback(transaction)
      return {}
    }),
  }
}
