import type { AccountForgotten } from '../../services/accounts/events.ts'
import type { Removal } from '../../services/accounts/removal.ts'
import type { Forgetting, Forgotten } from '../../services/platform/forgetting.ts'

export interface HandlerDeps {
  removal: Pick<Removal, 'close' | 'note' | 'finish'>
  /** By the room's name; null for a room that stores nothing about people. */
  rooms: Record<string, Forgetting | null>
  /** Requests the rest in another event. */
  goOn: (account: AccountForgotten) => Promise<unknown>
  now: () => number
}

/** This is well within the function's time limit, so that a removal of any size is never given up. */
const RUN_MS = 120_000

/** Removes all data of a person from every room, and the account last. */
export function createHandler({ removal, rooms, goOn, now }: HandlerDeps) {
  const all = Object.values(rooms).filter((room) => room !== null)

  const count = async (accountId: string) =>
    Object.assign({}, ...(await Promise.all(all.map((room) => room.count(accountId)))))

  /** A room that fails does not stop the others from forgetting. */
  async function forget(accountId: string, until: number): Promise<Forgotten> {
    const outcomes = await Promise.allSettled(
      all.map(async (room) => {
        while ((await room.forget(accountId)) === 'some') if (now() >= until) return 'some'
        return 'all'
      }),
    )
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} rooms could not forget`)
    return outcomes.some((outcome) => 'value' in outcome && outcome.value === 'some') ? 'some' : 'all'
  }

  return async ({ accountId }: AccountForgotten): Promise<void> => {
    const until = now() + RUN_MS
    const closing = await removal.close(accountId)
    if (closing === 'kept') return
    if (closing === 'closed') await removal.note(accountId, () => count(accountId))
    if ((await forget(accountId, until)) === 'some') {
      await goOn({ accountId })
      return
    }
    // If it is too early, the sweep announces the removal again, until it has finished.
    if (closing === 'closed' && (await removal.finish(accountId)))
      // Somebody may have tried to sign in between the last two steps.
      await forget(accountId, until)
  }
}
