import type { Journal } from './journal.ts'
import type { LiveSubscription } from './live-subscription.ts'
import type { Messages } from './messages.ts'
import { failedPrecondition, invalidArgument } from './rpc.ts'
import type { Seeks } from './seeks.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'

export interface ReplayDeps {
  messages: Messages
  snapshots: Snapshots
  seeks: Seeks
  journal: Journal
  now: () => number
}

/** Moves subscriptions to another point in their topic's history, and stores such points as snapshots. */
export function createReplay({ messages, snapshots, seeks, journal, now }: ReplayDeps) {
  /** Reloads the backlog from the database; holders lose their messages. */
  function reload({ id, backlog, wake }: LiveSubscription) {
    backlog.clear()
    for (const { message, orderingKey } of messages.unackedOf(id)) backlog.add(message, orderingKey)
    wake()
  }

  return {
    /**
     * `time` is in milliseconds since the epoch. Messages published before it count as acknowledged; later ones are
     * delivered again as far as the subscription or the topic still keeps them.
     */
    seekToTime(live: LiveSubscription, time: number) {
      const { id, config, filter, backlog } = live
      journal.atomically(() => {
        messages.ackBefore(id, time, now())
        messages.unackSince(id, time)
        for (const { message, attributes } of messages.kept(config.topic, id, time, now())) {
          if (filter(attributes)) messages.want(id, message)
        }
        if (!config.retainAckedMessages) messages.dropAcked(id, now())
        seeks.remember(id, backlog.lastLease)
      })
      reload(live)
    },
    /** Messages of the snapshot are unacknowledged again, and all others acknowledged. */
    seekToSnapshot(live: LiveSubscription, snapshot: Snapshot) {
      const { id, config, filter, backlog } = live
      if (snapshot.topic !== config.topic) {
        throw invalidArgument('The snapshot and the subscription do not belong to the same topic.')
      }
      journal.atomically(() => {
        messages.ackBefore(id, Number.MAX_SAFE_INTEGER, now())
        for (const { message, attributes } of messages.heldBy(snapshot.id)) {
          if (filter(attributes)) messages.want(id, message)
        }
        if (!config.retainAckedMessages) messages.dropAcked(id, now())
        seeks.remember(id, backlog.lastLease)
      })
      reload(live)
    },
    createSnapshot({ id, config }: LiveSubscription, name: string, labels: Record<string, string>): Snapshot {
      const snapshot = journal.atomically(() =>
        snapshots.create({ name, topic: config.topic, labels }, id, now()),
      )
      if (snapshot) return snapshot
      throw failedPrecondition(
        'The snapshot would expire within one hour: the subscription’s backlog is too old.',
      )
    },
    deleteSnapshot({ name, id }: Snapshot) {
      journal.atomically(() => {
        snapshots.remove(name)
        messages.dropSubscription(id, now())
      })
    },
  }
}

export type Replay = ReturnType<typeof createReplay>
