import type { Agenda, Appointment } from './agenda.ts'
import { backoff } from './backoff.ts'
import { IdQueue } from './id-queue.ts'
import { createKeyOrder } from './key-order.ts'
import type { Messages } from './messages.ts'
import type { Subscription } from './resources.ts'
import type { StoredMessage } from './stored-message.ts'

type Ending = 'acked' | 'refused' | 'expired' | 'dropped'

/** Holds a message and is told when it loses it. */
export interface Holder {
  /** Whether it passes messages on in the order it took them; then it may have several messages of one ordering key. */
  keepsOrder: boolean
  released(delivery: Delivery, because: Ending): void
}

export interface Delivery {
  message: StoredMessage
  /** 1 for the first. */
  attempt: number
  /** Number of this lease; an older lease can no longer move the deadline. */
  lease: number
}

interface Entry {
  id: number
  key: string
  failures: number
  /** A `gone` message is finished but still named by a queue, which skips it when its turn comes. */
  state: 'ready' | 'out' | 'waiting' | 'gone'
  alarm: Appointment | null
  holder: Holder | null
  delivery: Delivery | null
}

export interface BacklogDeps {
  subscription: number
  config: () => Subscription
  messages: Messages
  /** The last lease before the last seek, including earlier runs; 0 when there is none. */
  voided: number
  agenda: Agenda
  now: () => number
  /** Called after a failure; returns true when the message was handed to the dead-letter topic. */
  buried: (message: StoredMessage, failures: number) => boolean
  /** Called when something became deliverable, or nothing is left. */
  changed: () => void
}

/**
 * What one subscription still has to deliver. A message is ready, out (leased until its ack deadline), or waiting (for
 * its backoff). Only messages that were tried at least once have an entry here; an untouched one is just a number in a
 * queue.
 */
export function createBacklog(deps: BacklogDeps) {
  const { subscription, config, messages, agenda, now } = deps
  const ready = new IdQueue()
  const order = createKeyOrder()
  const entries = new Map<number, Entry>()
  let size = 0
  let out = 0
  // Leases up to this one were handed out before a seek.
  let { voided } = deps
  // Starts beyond every number of an earlier run, so that an ack id from before a restart never matches a new lease.
  let leases = Math.max(now(), voided)

  const keyOf = (orderingKey: string) => (config().enableMessageOrdering ? orderingKey : '')

  function enqueue(id: number, key: string) {
    if (key === '' || order.add(key, id)) ready.push(id)
  }

  function newEntry(id: number, key: string, failures: number): Entry {
    const entry: Entry = { id, key, failures, state: 'ready', alarm: null, holder: null, delivery: null }
    entries.set(id, entry)
    return entry
  }

  const entryOf = (id: number) =>
    entries.get(id) ?? newEntry(id, keyOf(messages.get(id)?.orderingKey ?? ''), 0)

  /** Takes the message from its holder or its wait. It then waits, without an alarm, until the caller decides. */
  function release(entry: Entry, because: Ending) {
    agenda.cancel(entry.alarm)
    entry.alarm = null
    if (entry.state === 'out') out -= 1
    entry.state = 'waiting'
    const { holder, delivery } = entry
    entry.holder = null
    entry.delivery = null
    if (holder && delivery) holder.released(delivery, because)
  }

  /** Removes the message; the next one of its key may then be queued. */
  function remove(entry: Entry) {
    entries.delete(entry.id)
    if (entry.key === '') return
    const next = order.finished(entry.key, entry.id)
    if (next !== undefined) ready.push(next)
  }

  function forget(entry: Entry, because: Ending) {
    size -= 1
    if (entry.state === 'ready') entry.state = 'gone'
    else {
      release(entry, because)
      remove(entry)
    }
  }

  function queueAgain(entry: Entry, until: number) {
    if (until <= now()) {
      entry.state = 'ready'
      ready.push(entry.id)
      return
    }
    entry.state = 'waiting'
    entry.alarm = agenda.at(until, () => {
      entry.alarm = null
      entry.state = 'ready'
      ready.push(entry.id)
      deps.changed()
    })
  }

  /** After a failure all outstanding messages of its key are delivered again, starting with the first. */
  function queueKeyAgain(key: string, without: Entry | null, until: number) {
    const ids = order.revoke(key).filter((id) => id !== without?.id)
    for (const id of ids) {
      const entry = entries.get(id)!
      release(entry, 'dropped')
      entry.state = 'ready'
    }
    const first = order.putBack(key, ids)
    if (first !== undefined) queueAgain(entryOf(first), until)
  }

  function fail(entry: Entry, because: 'refused' | 'expired') {
    const message = entry.delivery!.message
    entry.failures += 1
    release(entry, because)
    const { retry } = config()
    const buried = deps.buried(message, entry.failures)
    let until = now()
    if (buried) {
      size -= 1
      entries.delete(entry.id)
    } else {
      if (retry) {
        const { minimumBackoff, maximumBackoff } = retry
        until += backoff({ minimum: minimumBackoff * 1000, maximum: maximumBackoff * 1000 }, entry.failures)
      }
      messages.fail(subscription, entry.id, entry.failures, until > now() ? until : 0)
    }
    if (entry.key !== '') queueKeyAgain(entry.key, buried ? entry : null, until)
    else if (!buried) queueAgain(entry, until)
    deps.changed()
  }

  function isExpired(message: StoredMessage) {
    return message.published + config().messageRetentionSeconds * 1000 <= now()
  }

  function acked(entry: Entry, keep: boolean, because: Ending) {
    messages.ack(subscription, entry.id, now(), keep)
    forget(entry, because)
    deps.changed()
  }

  return {
    get size() {
      return size
    },
    get out() {
      return out
    },
    /** The most recent lease that was handed out. */
    get lastLease() {
      return leases
    },
    /** The id of the oldest message that is not acknowledged yet; null when there is none. */
    oldest(): number | null {
      let least = ready.least()
      for (const { id, state } of entries.values())
        if (state !== 'gone' && (least === undefined || id < least)) least = id
      return size === 0 ? null : (least ?? null)
    },
    get ready() {
      return ready.length + order.openKeys
    },
    add(id: number, orderingKey: string) {
      size += 1
      enqueue(id, keyOf(orderingKey))
    },
    /** Restores a message from the database at start. `notBefore` is in milliseconds since the epoch. */
    restore(id: number, orderingKey: string, failures: number, notBefore: number) {
      size += 1
      const key = keyOf(orderingKey)
      if (failures > 0) {
        const entry = newEntry(id, key, failures)
        if (key === '' || order.add(key, id)) queueAgain(entry, notBefore)
      } else enqueue(id, key)
    },
    /** Leases the next deliverable message for `seconds` to `holder`; null when there is none. */
    take(seconds: number, holder: Holder): Delivery | null {
      for (;;) {
        const id = order.nextFor(holder) ?? ready.shift()
        if (id === undefined) return null
        const known = entries.get(id)
        if (known?.state === 'gone') {
          remove(known)
          continue
        }
        const message = messages.get(id)
        const entry = entryOf(id)
        if (!message || isExpired(message)) {
          entry.state = 'waiting'
          messages.ack(subscription, id, now(), false)
          forget(entry, 'dropped')
          continue
        }
        leases += 1
        out += 1
        entry.state = 'out'
        entry.holder = holder
        entry.delivery = { message, attempt: entry.failures + 1, lease: leases }
        entry.alarm = agenda.at(now() + seconds * 1000, () => fail(entry, 'expired'))
        if (entry.key !== '') order.taken(entry.key, id, holder.keepsOrder ? holder : null)
        return entry.delivery
      }
    },
    /**
     * Any lease of the message will do, even an expired one, as long as the message is still here; but not a lease from
     * before a seek, because the seek asked for the message again.
     */
    ack(id: number, lease: number) {
      if (lease <= voided) return
      // Without an entry the message was delivered before a restart and is in the queue as if untouched.
      if (!entries.has(id) && !messages.isUnacked(subscription, id)) return
      const entry = entryOf(id)
      if (entry.state !== 'gone') acked(entry, config().retainAckedMessages, 'acked')
    },
    /** Drops a message that is too old; its current holder may still finish. */
    expire(id: number) {
      const entry = entryOf(id)
      if (entry.state !== 'out' && entry.state !== 'gone') acked(entry, false, 'dropped')
    },
    refuse(id: number, lease: number) {
      const entry = entries.get(id)
      if (entry?.delivery?.lease === lease) fail(entry, 'refused')
    },
    extend(id: number, lease: number, seconds: number) {
      const entry = entries.get(id)
      if (entry?.delivery?.lease !== lease) return
      agenda.cancel(entry.alarm)
      entry.alarm = agenda.at(now() + seconds * 1000, () => fail(entry, 'expired'))
    },
    /** Clears the state in memory; the caller takes care of the database. */
    clear() {
      for (const entry of entries.values()) release(entry, 'dropped')
      entries.clear()
      order.clear()
      ready.clear()
      voided = leases
      size = 0
      out = 0
      deps.changed()
    },
  }
}

export type Backlog = ReturnType<typeof createBacklog>
