import type { Clock } from '../clock.ts'
import type { Tell } from '../happenings.ts'
import type { CloudSpans, OpenSpan } from '../telemetry/cloud-spans.ts'
import { traceOfMessage } from '../telemetry/message-trace.ts'
import type { Agenda, Appointment } from './agenda.ts'
import type { Backlog, Delivery, Holder } from './backlog.ts'
import { envelope } from './envelope.ts'
import type { FaultSource } from './faults.ts'
import type { HttpPush } from './http-push.ts'
import type { PushTokens } from './identity.ts'
import type { Metrics, PushResult } from './metrics.ts'
import type { Names } from './names.ts'
import { createPushWindow } from './push-window.ts'
import type { Subscription } from './resources.ts'
import { billedSize, traceOf } from './stored-message.ts'

/** Statuses that acknowledge, https://cloud.google.com/pubsub/docs/push#receive_push. */
const ACKNOWLEDGES = new Set<number | null>([102, 200, 201, 202, 204])

/** A push without a token would be refused so, and is not sent. */
const UNAUTHENTICATED = 401

export interface PushDeps {
  clock: Clock
  agenda: Agenda
  names: Names
  http: HttpPush
  tokenFor: PushTokens
  /** Show the services of this project that Google itself calls. */
  pushHeaders: Record<string, string>
  metrics: Metrics
  tell: Tell
  faults: FaultSource
  /** Left out, no spans are made. */
  spans?: Pick<CloudSpans, 'delivery'>
}

interface PusherDeps extends PushDeps {
  backlog: Backlog
  config: () => Subscription
  /** Called when more messages may be taken. */
  wake: () => void
}

/** Sends one subscription's messages to its endpoint, as many at once as the window allows. */
export function createPusher(deps: PusherDeps) {
  const { backlog, config, clock, agenda, metrics, faults } = deps
  const window = createPushWindow()
  const outstanding = new Map<Delivery, { started: number; stop: () => void }>()
  const open = new WeakMap<Delivery, OpenSpan>()
  let pause: Appointment | null = null

  // The lease is the request's timeout: when it expires, the request is abandoned.
  const holder: Holder = {
    keepsOrder: false,
    released(delivery, because) {
      const push = outstanding.get(delivery)
      if (!push) return
      outstanding.delete(delivery)
      push.stop()
      if (because === 'expired') settle(delivery, 'expired', push.started)
    },
  }

  function settle(delivery: Delivery, result: PushResult, started: number) {
    const latency = clock.now() - started
    const { message, attempt } = delivery
    const { name: subscription, topic } = config()
    open.get(delivery)?.end(result === 'acked' ? 'unset' : 'error', { 'messaging.result': result })
    metrics.pushed(subscription, result, latency)
    deps.tell({
      kind: 'delivered',
      subscription,
      topic,
      messageId: String(message.id),
      attempt,
      result,
      ms: latency,
      size: billedSize(message),
      trace: traceOf(message),
    })
    if (result === 'acked') window.succeeded(latency)
    else {
      window.failed()
      pause ??= agenda.at(clock.now() + window.pause(), () => {
        pause = null
        deps.wake()
      })
    }
  }

  function answered(delivery: Delivery, status: number | null) {
    const push = outstanding.get(delivery)
    if (!push) return
    outstanding.delete(delivery)
    const acked = ACKNOWLEDGES.has(status) && !faults.dropsAck()
    settle(delivery, acked ? 'acked' : status === null ? 'unreachable' : 'refused', push.started)
    if (acked) backlog.ack(delivery.message.id, delivery.lease)
    else backlog.refuse(delivery.message.id, delivery.lease)
    deps.wake()
  }

  function send(delivery: Delivery): () => void {
    const { name, push, deadLetter } = config()
    const { endpoint, oidc } = push!
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      from: 'noreply@google.com',
      'user-agent': 'CloudPubSub-Google',
      ...deps.pushHeaders,
    }
    if (oidc) {
      const token = deps.tokenFor(oidc.serviceAccountEmail, oidc.audience || endpoint)
      if (token === null) {
        const refused = setImmediate(() => answered(delivery, UNAUTHENTICATED))
        return () => clearImmediate(refused)
      }
      headers.authorization = `Bearer ${token}`
    }
    const span = spanOf(delivery)
    if (span) {
      open.set(delivery, span)
      headers.traceparent = span.traceparent
    }
    const body = envelope(
      delivery.message,
      deps.names.full('subscriptions', name),
      deadLetter ? delivery.attempt : null,
    )
    const request = { url: endpoint, headers, body }
    if (faults.duplicates()) deps.http.send(request, () => undefined)
    return deps.http.send(request, (status) => answered(delivery, status))
  }

  function spanOf({ message, attempt }: Delivery): OpenSpan | undefined {
    const { name, topic } = config()
    const traceparent = traceOfMessage(message)
    const waited = Math.max(clock.now() - message.published, 0)
    const about = { subscription: name, topic, attempt, messageId: String(message.id), waited, traceparent }
    return deps.spans?.delivery(about) ?? undefined
  }

  function start(delivery: Delivery) {
    if (delivery.attempt > 1) metrics.retried(config().name)
    const started = clock.now()
    const delay = faults.delay()
    if (delay === 0) {
      outstanding.set(delivery, { started, stop: send(delivery) })
      return
    }
    const later = agenda.at(started + delay, () => {
      if (outstanding.has(delivery)) outstanding.set(delivery, { started, stop: send(delivery) })
    })
    outstanding.set(delivery, { started, stop: () => agenda.cancel(later) })
  }

  return {
    get paused() {
      return pause !== null
    },
    offer(): boolean {
      let took = false
      while (pause === null && outstanding.size < window.width) {
        const delivery = backlog.take(config().ackDeadlineSeconds, holder)
        if (!delivery) break
        took = true
        start(delivery)
      }
      return took
    },
    /** Abandons every request; the messages stay outstanding until their deadline. */
    close() {
      agenda.cancel(pause)
      for (const { stop } of outstanding.values()) stop()
      outstanding.clear()
    },
  }
}

export type Pusher = ReturnType<typeof createPusher>
