import { IdQueue } from './id-queue.ts'

interface Chain {
  /** Messages queued behind everything that is out or pending. */
  behind: IdQueue
  out: Set<number>
  /** The holder of the outstanding messages, which may take the next ones too. */
  holder: object | null
  /** Whether its first message is in the ready queue or waits for its backoff. */
  pending: boolean
}

/**
 * Keeps order within ordering keys. At first only one message of each key is in play. Its holder, if it keeps order
 * itself, may take the following ones at once. When one fails, all outstanding messages of the key come back.
 */
export function createKeyOrder() {
  const chains = new Map<string, Chain>()
  const open = new Map<object, Set<string>>()
  let openKeys = 0

  function offer(key: string, chain: Chain) {
    if (!chain.holder || chain.pending || chain.behind.length === 0) return
    const keys = open.get(chain.holder) ?? new Set()
    open.set(chain.holder, keys)
    openKeys += keys.has(key) ? 0 : 1
    keys.add(key)
  }

  function withdraw(key: string, chain: Chain) {
    const keys = chain.holder && open.get(chain.holder)
    if (keys?.delete(key)) openKeys -= 1
    if (chain.holder && keys?.size === 0) open.delete(chain.holder)
  }

  /** The next message that may be queued, once nothing of the key is in play any more. */
  function advance(key: string, chain: Chain): number | undefined {
    if (chain.pending || chain.out.size > 0) return undefined
    withdraw(key, chain)
    chain.holder = null
    const next = chain.behind.shift()
    if (next === undefined) chains.delete(key)
    else chain.pending = true
    return next
  }

  return {
    /** Keys whose next message is available to their current holder. */
    get openKeys() {
      return openKeys
    },
    has: (key: string) => chains.has(key),
    /** Returns true when the message may be queued; otherwise it waits behind others. */
    add(key: string, id: number): boolean {
      const chain = chains.get(key)
      if (!chain) {
        chains.set(key, { behind: new IdQueue(), out: new Set(), holder: null, pending: true })
        return true
      }
      chain.behind.push(id)
      offer(key, chain)
      return false
    },
    /** The next message of a key that this holder already has. */
    nextFor(holder: object): number | undefined {
      const key = open.get(holder)?.values().next().value
      const chain = key === undefined ? undefined : chains.get(key)
      if (key === undefined || !chain) return undefined
      const id = chain.behind.shift()
      if (chain.behind.length === 0) withdraw(key, chain)
      return id
    },
    taken(key: string, id: number, holder: object | null) {
      const chain = chains.get(key)
      if (!chain) return
      chain.pending = false
      chain.out.add(id)
      chain.holder = holder
      offer(key, chain)
    },
    /** Marks the message as finished. Returns a message that may be queued now. */
    finished(key: string, id: number): number | undefined {
      const chain = chains.get(key)
      if (!chain) return undefined
      if (!chain.out.delete(id)) chain.pending = false
      return advance(key, chain)
    },
    /** Takes back all outstanding messages of the key, in order. */
    revoke(key: string): number[] {
      const chain = chains.get(key)
      if (!chain) return []
      withdraw(key, chain)
      chain.holder = null
      const ids = [...chain.out].sort((a, b) => a - b)
      chain.out.clear()
      return ids
    },
    /** Puts messages back at the front of the key. Returns the one that may be queued. */
    putBack(key: string, ids: number[]): number | undefined {
      const chain = chains.get(key)
      if (!chain) return undefined
      const [first, ...others] = ids
      if (first === undefined) return advance(key, chain)
      chain.behind.unshift(others)
      chain.pending = true
      return first
    },
    clear() {
      chains.clear()
      open.clear()
      openKeys = 0
    },
  }
}
