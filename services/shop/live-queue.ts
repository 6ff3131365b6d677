// Changes whose data have to be read first are told one after another, so that an earlier state never follows a later.
import type { PositionedChange } from '../platform/live.ts'
import type { ShopChanges } from './schemas.ts'

export type ShopChange = PositionedChange<ShopChanges>

export interface LiveQueue {
  /** `find` runs when its turn comes; null tells nothing. */
  tell(find: () => Promise<ShopChange | null>): void
  stop(): void
}

export function createLiveQueue({
  changed,
  failed,
}: {
  changed(change: ShopChange): void
  failed(error: Error): void
}): LiveQueue {
  let isStopped = false
  let queue = Promise.resolve()
  return {
    tell(find) {
      queue = queue.then(async () => {
        if (isStopped) return
        try {
          const change = await find()
          if (change && !isStopped) changed(change)
        } catch (error) {
          failed(error as Error)
        }
      })
    },
    stop() {
      isStopped = true
    },
  }
}
