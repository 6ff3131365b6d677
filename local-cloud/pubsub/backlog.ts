import type { Agenda, Appointment } from './agenda.ts'
import { backoff } from './backoff.ts'
import { IdQueue } from './id-queue.ts'
import type { Messages, StoredMessage } from './messages.ts'
import type { Subscription } from './resources.ts'

/** Who holds a message and hears when it is no longer theirs. */
export interface Holder {
  released(delivery: Delivery, because: 'acked' | 'refused' | 'expired' | 'dropped'): void
}

export interface Delivery {
  message: StoredMessage
  /** 1 for the first. */
  attempt: number
  /** Number of this lease: an old one can no longer move the deadline. */
  lease: number
}

interface Entry {
  id: number
  key: string
  failures: number
  state: 'ready' | 'out' | 'waiting' | 'gone'
  lease: number
  alarm: Appointment | null
  holder: Holder | null
  delivery: Delivery | null
}

export interface BacklogDeps {
  subscription: number
  config: () => Subscription
  messages: Messages
  agenda: Agenda
  now: () => number
  /** Called after a failure; true when the message was given to the dead-letter topic. */
  buried: (message: StoredMessage, failures: number) => boolean
  /** Something became deliverable, or nothing is left. */
  changed: () => void
}

/**
 * What one subscription still has to deliver. A message is ready, out (somebody has it until its ack
 * deadline), or waiting (for its backoff). Only messages that were tried at least once have an entry
 * here; an untouched one is a number in the queue. With ordering, a key's later messages stand behind
 * its first one and become ready one by one.
 */
export function createBacklog(deps: BacklogDeps) {
  const { subscription, config, messages, agenda, now } = deps
  const ready = new IdQueue()
  const entries = new Map<number, Entry>()
  const behind = new Map<string, IdQueue>()
  let size = 0
  let out = 0
  // Beyond any number of an earlier run, so that an ack id from before a restart never fits a new lease.
  let leases = now()

  function enqueue(id: number, key: string) {
    const ordered = key !== '' && config().enableMessageOrdering
    const queue = ordered ? behind.get(key) : undefined
    if (queue) queue.push(id)
    else {
      if (ordered) behind.set(key, new IdQueue())
      ready.push(id)
    }
  }

  function promoteBehind(key: string) {
    const queue = key === '' ? undefined : behind.get(key)
    if (!queue) return
    for (;;) {
      const id = queue.shift()
      if (id === undefined) {
        behind.delete(key)
        return
      }
      if (entries.get(id)?.state !== 'gone') {
        ready.push(id)
        return
      }
      entries.delete(id)
    }
  }

  function newEntry(id: number, key: string, failures: number): Entry {
    const state = 'ready'
    const entry: Entry = { id, key, failures, state, lease: 0, alarm: null, holder: null, delivery: null }
    entries.set(id, entry)
    return entry
  }

  /** Takes the message from its holder or its wait; then it waits, without an alarm, for what the caller decides. */
  function release(entry: Entry, because: 'acked' | 'refused' | 'expired' | 'dropped') {
    agenda.cancel(entry.alarm)
    entry.alarm = null
    if (entry.state === 'out') out -= 1
    entry.state = 'waiting'
    const { holder, delivery } = entry
    entry.holder = null
    entry.delivery = null
    if (holder && delivery) holder.released(delivery, because)
  }

  function forget(entry: Entry, because: 'acked' | 'refused' | 'expired' | 'dropped') {
    size -= 1
    // Still in the queue: it is skipped, and its key promoted, when its turn comes.
    if (entry.state === 'ready') entry.state = 'gone'
    else {
      release(entry, because)
      entries.delete(entry.id)
      promoteBehind(entry.key)
    }
  }

  function wait(entry: Entry, until: number) {
    entry.state = 'waiting'
    entry.alarm = agenda.at(until, () => {
      entry.alarm = null
      entry.state = 'ready'
      ready.push(entry.id)
      deps.changed()
    })
  }

  function fail(entry: Entry, because: 'refused' | 'expired') {
    const message = entry.delivery!.message
    entry.failures += 1
    release(entry, because)
    if (deps.buried(message, entry.failures)) forget(entry, because)
    else {
      const { retry } = config()
      const delay = retry
        ? backoff(
            { minimum: retry.minimumBackoff * 1000, maximum: retry.maximumBackoff * 1000 },
            entry.failures,
          )
        : 0
      messages.fail(subscription, entry.id, entry.failures, delay > 0 ? now() + delay : 0)
      if (delay > 0) wait(entry, now() + delay)
      else {
        entry.state = 'ready'
        ready.push(entry.id)
      }
    }
    deps.changed()
  }

  function isExpired(message: StoredMessage) {
    return message.published + config().messageRetentionSeconds * 1000 <= now()
  }

  return {
    get size() {
      return size
    },
    get out() {
      return out
    },
    get ready() {
      return ready.length
    },
    add(id: number, key: string) {
      size += 1
      enqueue(id, key)
    },
    /** A message found in the database at start, or sought back. */
    restore(id: number, key: string, failures: number, notBefore: number) {
      size += 1
      if (failures === 0) {
        enqueue(id, key)
        return
      }
      const entry = newEntry(id, key, failures)
      const blocked = key !== '' && config().enableMessageOrdering && behind.has(key)
      if (notBefore <= now() || blocked) enqueue(id, key)
      else {
        if (key !== '' && config().enableMessageOrdering) behind.set(key, new IdQueue())
        wait(entry, notBefore)
      }
    },
    /** Leases the next deliverable message for `seconds` to `holder`; null when there is none. */
    take(seconds: number, holder: Holder): Delivery | null {
      for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
        const known = entries.get(id)
        if (known?.state === 'gone') {
          entries.delete(id)
          promoteBehind(known.key)
          continue
        }
        const message = messages.get(id)
        const entry = known ?? newEntry(id, message?.orderingKey ?? '', 0)
        if (!message || isExpired(message)) {
          entry.state = 'waiting'
          messages.ack(subscription, id, now(), false)
          forget(entry, 'dropped')
          continue
        }
        leases += 1
        out += 1
        entry.state = 'out'
        entry.lease = leases
        entry.holder = holder
        entry.delivery = { message, attempt: entry.failures + 1, lease: leases }
        entry.alarm = agenda.at(now() + seconds * 1000, () => fail(entry, 'expired'))
        return entry.delivery
      }
      return null
    },
    /** Any lease of the message will do, also an expired one, as long as the message is still here. */
    ack(id: number) {
      const entry = entries.get(id)
      if (entry?.state === 'gone') return
      // Without an entry it was delivered before a restart, and stands in the queue as if untouched.
      if (!entry && !messages.isUnacked(subscription, id)) return
      const known = entry ?? newEntry(id, messages.get(id)?.orderingKey ?? '', 0)
      messages.ack(subscription, id, now(), config().retainAckedMessages)
      forget(known, 'acked')
      deps.changed()
    },
    /** The message is too old; whoever has it at this moment may still finish. */
    expire(id: number) {
      const entry = entries.get(id)
      if (entry?.state === 'out' || entry?.state === 'gone') return
      const known = entry ?? newEntry(id, messages.get(id)?.orderingKey ?? '', 0)
      messages.ack(subscription, id, now(), false)
      forget(known, 'dropped')
      deps.changed()
    },
    refuse(id: number, lease: number) {
      const entry = entries.get(id)
      if (entry?.state === 'out' && entry.lease === lease) fail(entry, 'refused')
    },
    extend(id: number, lease: number, seconds: number) {
      const entry = entries.get(id)
      if (entry?.state !== 'out' || entry.lease !== lease) return
      agenda.cancel(entry.alarm)
      entry.alarm = agenda.at(now() + seconds * 1000, () => fail(entry, 'expired'))
    },
    /** Forgets everything in memory; the database is the caller's. */
    clear() {
      for (const entry of entries.values()) release(entry, 'dropped')
      entries.clear()
      behind.clear()
      ready.clear()
      size = 0
      out = 0
      deps.changed()
    },
  }
}

export type Backlog = ReturnType<typeof createBacklog>
