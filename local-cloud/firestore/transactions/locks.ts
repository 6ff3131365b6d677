import { contention } from '../errors.ts'

/** Anything that can hold locks: a transaction, or a single commit while it runs. */
export interface Owner {
  /** Older owners (smaller numbers) win a deadlock and come first in a queue. */
  age: number
  /** Called when a deadlock ended this owner, before its locks are released. */
  onDeadlock(): void
}

/** Tries to proceed. Returns the owner that is in the way, or null on success. */
export type Attempt = () => Owner | null

interface Request {
  owner: Owner
  attempt: Attempt
  blockedOn: Owner
  resolve(): void
  reject(error: unknown): void
}

/**
 * Exclusive locks on documents, with a queue behind each. A transaction that reads a document holds its lock until it
 * ends, so others wait their turn instead of failing at commit: no attempt is wasted on one hot document. A deadlock is
 * detected at once and ends its youngest owner.
 */
export function createLocks<Holder extends Owner>() {
  const holders = new Map<string, Holder>()
  const held = new Map<Owner, Set<string>>()
  const waiting = new Map<Owner, Request[]>()
  const requests = new Map<Owner, Set<Request>>()

  function take(owner: Holder, paths: Iterable<string>): Holder | null {
    for (const path of paths) {
      const holder = holders.get(path)
      if (holder && holder !== owner) return holder
    }
    let own = held.get(owner)
    if (!own) {
      own = new Set()
      held.set(owner, own)
    }
    for (const path of paths) {
      holders.set(path, owner)
      own.add(path)
    }
    return null
  }

  function block(request: Request, on: Owner) {
    request.blockedOn = on
    const queue = waiting.get(on) ?? []
    let at = queue.length
    while (at > 0 && queue[at - 1]!.owner.age > request.owner.age) at--
    queue.splice(at, 0, request)
    waiting.set(on, queue)
    const own = requests.get(request.owner) ?? new Set()
    own.add(request)
    requests.set(request.owner, own)
  }

  function unblock(request: Request) {
    const own = requests.get(request.owner)
    own?.delete(request)
    if (own?.size === 0) requests.delete(request.owner)
  }

  /** The owners that form a wait cycle with `start`, or null. */
  function circle(start: Owner): Owner[] | null {
    const seen = new Set<Owner>()
    const visit = (owner: Owner, trail: Owner[]): Owner[] | null => {
      for (const { blockedOn } of requests.get(owner) ?? []) {
        if (blockedOn === start) return trail
        if (seen.has(blockedOn)) continue
        seen.add(blockedOn)
        const found = visit(blockedOn, [...trail, blockedOn])
        if (found) return found
      }
      return null
    }
    return visit(start, [start])
  }

  function endDeadlocks(start: Owner) {
    for (let ring = circle(start); ring; ring = circle(start)) {
      const victim = ring.reduce((a, b) => (b.age > a.age ? b : a))
      victim.onDeadlock()
      end(victim, contention())
    }
  }

  /**
   * Releases all locks and lets the next owners proceed. Requests on which the owner itself waits fail with `error`.
   */
  function end(owner: Owner, error: unknown) {
    for (const request of requests.get(owner) ?? []) {
      const queue = waiting.get(request.blockedOn)
      queue?.splice(queue.indexOf(request), 1)
      request.reject(error)
    }
    requests.delete(owner)
    for (const path of held.get(owner) ?? []) holders.delete(path)
    held.delete(owner)
    const queue = waiting.get(owner) ?? []
    waiting.delete(owner)
    for (const request of queue) {
      // A deadlock that was resolved on the way may have removed this request.
      if (!requests.get(request.owner)?.has(request)) continue
      unblock(request)
      const blocker = request.attempt()
      if (blocker) {
        block(request, blocker)
        endDeadlocks(request.owner)
      } else request.resolve()
    }
  }

  return {
    take,
    end,

    /** Runs `attempt` now, and again whenever the owner in its way has ended. Rejects with ABORTED on a deadlock. */
    wait(owner: Owner, attempt: Attempt): Promise<void> | null {
      const blocker = attempt()
      if (!blocker) return null
      return new Promise<void>((resolve, reject) => {
        block({ owner, attempt, blockedOn: blocker, resolve, reject }, blocker)
        endDeadlocks(owner)
      })
    },

    holder: (path: string): Holder | null => holders.get(path) ?? null,
    isWaiting: (owner: Owner) => requests.has(owner),
  }
}

export type Locks<Holder extends Owner> = ReturnType<typeof createLocks<Holder>>
