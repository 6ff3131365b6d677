// Removes conversations whose time is over, together with their messages, however late the database is with it.
import type { UnreadRecord } from '../../platform/records.ts'
import type { Sweeping } from '../../platform/sweeping.ts'
import type { ConversationRecord } from './record.ts'
import type { ConversationStore } from './store.ts'

export interface SweepingDeps {
  store: Pick<ConversationStore, 'due' | 'removeExpired'>
}

export const createSweeping = ({ store }: SweepingDeps): Sweeping<UnreadRecord<ConversationRecord>> => ({
  due: (limit) => store.due(limit),
  async sweepOne({ id }) {
    return (await store.removeExpired(id)) ? 'removed' : null
  },
})
