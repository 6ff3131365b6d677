import type { LiveStream } from '../../platform/live.ts'
import type { ShopChanges } from '../schemas.ts'
import type { CartStore } from './store.ts'

/** Tells an account's windows that its cart in a shop has changed. */
export const createLive = (store: Pick<CartStore, 'watch'>): LiveStream<ShopChanges> => ({
  kind: 'stream',
  watch: (accountId, since, { changed, failed }) =>
    store.watch(accountId, since, {
      changed: ({ id, handle, revision, updatedAt }) =>
        changed({ type: 'cart', data: { handle, revision }, key: id, at: updatedAt }),
      failed,
    }),
})
