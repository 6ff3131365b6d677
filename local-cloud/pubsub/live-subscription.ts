import { type Backlog, type BacklogDeps, createBacklog } from './backlog.ts'
import { type Filter, parseFilter } from './filter.ts'
import { createPusher, type PushDeps, type Pusher } from './push.ts'
import type { Subscription } from './resources.ts'
import { failedPrecondition, type RpcError } from './rpc.ts'

/** Takes messages from a subscription: its pusher, a stream, or a waiting Pull. */
export interface Consumer {
  /** Takes as many messages as it has room for; returns true when it took any. */
  offer(): boolean
  /** Called when the subscription is deleted or detached: nothing more will be offered. */
  end?(error: RpcError): void
}

export interface LiveSubscription {
  readonly id: number
  config: Subscription
  readonly filter: Filter
  readonly backlog: Backlog
  readonly consumers: Set<Consumer>
  readonly pusher: Pusher | null
  /** Applies a changed configuration. */
  update(config: Subscription): void
  /** Schedules an offer of the ready messages to the consumers. */
  wake(): void
  /** Stops delivery; waiting pulls fail with `error`. */
  close(error?: RpcError): void
}

export const DETACHED = 'The subscription is detached from its topic.'

type Deps = PushDeps &
  Pick<BacklogDeps, 'messages' | 'agenda' | 'now' | 'changed' | 'voided'> & {
    /** Returns true while nothing may be delivered. */
    held: () => boolean
    buried: (live: LiveSubscription, ...args: Parameters<BacklogDeps['buried']>) => boolean
  }

/** A subscription in operation: its backlog, and the consumers that take turns at it. */
export function createLiveSubscription(id: number, initial: Subscription, deps: Deps): LiveSubscription {
  const consumers = new Set<Consumer>()
  let pusher: Pusher | null = null
  let scheduled: NodeJS.Immediate | undefined
  let closed = false

  const backlog = createBacklog({
    subscription: id,
    config: () => live.config,
    messages: deps.messages,
    voided: deps.voided,
    agenda: deps.agenda,
    now: deps.now,
    buried: (message, failures) => deps.buried(live, message, failures),
    changed() {
      wake()
      deps.changed()
    },
  })

  function distribute() {
    scheduled = undefined
    for (let took = true; took && backlog.ready > 0; ) {
      took = false
      for (const consumer of consumers) if (consumer.offer()) took = true
    }
    deps.changed()
  }

  function wake() {
    if (closed || deps.held() || backlog.ready === 0 || consumers.size === 0) return
    scheduled ??= setImmediate(distribute)
  }

  function startOrStopPusher(config: Subscription) {
    const wanted = config.push !== null && !config.detached
    if (wanted === (pusher !== null)) return
    if (pusher) {
      consumers.delete(pusher)
      pusher.close()
      pusher = null
    } else {
      pusher = createPusher({ ...deps, backlog, config: () => live.config, wake })
      consumers.add(pusher)
    }
  }

  function endConsumers(error: RpcError) {
    for (const consumer of [...consumers]) consumer.end?.(error)
  }

  const live: LiveSubscription = {
    id,
    config: initial,
    filter: parseFilter(initial.filter),
    backlog,
    consumers,
    get pusher() {
      return pusher
    },
    update(config) {
      live.config = config
      startOrStopPusher(config)
      if (config.detached) endConsumers(failedPrecondition(DETACHED))
      wake()
    },
    wake,
    close(error) {
      closed = true
      clearImmediate(scheduled)
      pusher?.close()
      if (error) endConsumers(error)
    },
  }
  startOrStopPusher(initial)
  return live
}
