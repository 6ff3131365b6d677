import type { Clock } from '../clock.ts'
import type { ServiceDescription } from '../description.ts'
import type { Instance } from './instance.ts'
import { createPatience } from './patience.ts'

export interface Lease {
  instance: Instance
  release(): void
}

export interface Pool {
  /** Returns an instance with room for one more request, and starts one when there is none. Throws NoInstance. */
  acquire(signal: AbortSignal): Promise<Lease>
  instances(): readonly Instance[]
  /** Starts an instance without a request, as a deployment does; rejects when it does not get ready. */
  tryOut(): Promise<void>
  /** Whether `minInstances` are kept although nobody asks; they are from the beginning. */
  keepWarm(isWarm: boolean): void
  /** Sends new requests to new instances; resolves when the old ones are gone. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Says why a request got no instance, with the status that Cloud Run answers. */
export class NoInstance extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export interface PoolDeps {
  service: Pick<ServiceDescription, 'concurrency' | 'maxInstances' | 'minInstances'>
  /** Processes that this machine may run; the README says why it can be less than `maxInstances`. */
  limit: number
  clock: Clock
  /** Milliseconds without a request after which an instance is stopped. */
  idleMs: number
  start: () => Promise<Instance>
}

interface Waiter {
  /** The clock's time at which the request came. */
  since: number
  /** Whether production would have an instance for it that this machine lacks. */
  isHeldBack: boolean
  /** Cancels the alarm for the end of its wait. */
  cancel: () => void
  resolve: (lease: Lease) => void
  reject: (error: unknown) => void
}

/** Milliseconds to wait after a failed start before another is tried without a request. */
const START_AGAIN_MS = 1000

/** The instances of one service, and the requests that wait for them. */
export function createPool(deps: PoolDeps): Pool {
  const { service, limit, clock, idleMs } = deps
  const instances = new Set<Instance>()
  const waiting = new Set<Waiter>()
  const cancelIdle = new Map<Instance, () => void>()
  /** Sorted with the oldest first. */
  const starting = new Set<{ began: number }>()
  const adding = new Set<Promise<unknown>>()
  const patience = createPatience()
  let startNotBefore = 0
  let closed = false
  let isWarm = true

  const minInstances = () => (isWarm ? service.minInstances : 0)
  const serving = () => [...instances].filter(({ state }) => state === 'ready')

  /** Assigns free instances to waiting requests and starts missing ones. */
  function pump(): void {
    for (const waiter of waiting) {
      const free = serving().filter(({ active }) => active < service.concurrency)
      const leastBusy = free.sort((a, b) => a.active - b.active)[0]
      if (!leastBusy) break
      waiting.delete(waiter)
      waiter.resolve(lend(leastBusy))
    }
    const missing = Math.ceil(waiting.size / service.concurrency) - starting.size
    const idle = minInstances() - serving().length - starting.size
    const allowed = limit - serving().length - starting.size
    if (closed || clock.now() < startNotBefore) return
    for (let i = Math.min(Math.max(missing, idle), allowed); i > 0; i--) addLater()
  }

  function lend(instance: Instance): Lease {
    let released = false
    instance.active++
    cancelIdle.get(instance)?.()
    return {
      instance,
      release() {
        if (released) return
        released = true
        instance.active--
        if (instance.active === 0) stopWhenIdle(instance)
        pump()
      },
    }
  }

  function stopWhenIdle(instance: Instance): void {
    cancelIdle.get(instance)?.()
    const cancel = clock.after(idleMs, () => {
      if (serving().length > minInstances()) void instance.stop()
    })
    cancelIdle.set(instance, cancel)
  }

  /** Resolves to what went wrong. */
  async function add(): Promise<unknown> {
    const start = { began: clock.now() }
    starting.add(start)
    let instance: Instance | undefined
    let failure: unknown
    try {
      instance = await deps.start()
      enter(instance)
      await instance.ready
      // While it starts it is not idle: an alarm of that time would find no more than are kept, and never come again.
      stopWhenIdle(instance)
      startNotBefore = 0
      patience.saw(clock.now() - start.began)
    } catch (error) {
      failure = error
      starting.delete(start)
      instance?.kill('SIGKILL')
      startFailed()
    }
    starting.delete(start)
    pump()
    for (const waiter of waiting) limitWait(waiter)
    return failure
  }

  function addLater(): void {
    const added = add()
    adding.add(added)
    void added.then(() => adding.delete(added))
  }

  function enter(instance: Instance): void {
    instances.add(instance)
    void instance.gone.then(() => {
      instances.delete(instance)
      cancelIdle.get(instance)?.()
      cancelIdle.delete(instance)
      pump()
    })
    if (closed) void instance.stop()
  }

  function startFailed(): void {
    // Waiting requests fail at once, unless another instance can still take them.
    if (serving().length === 0 && starting.size === 0) {
      for (const waiter of waiting)
        waiter.reject(new NoInstance(503, 'The request failed because the instance failed to start.'))
      waiting.clear()
    }
    if (serving().length === 0 && minInstances() === 0) return
    startNotBefore = clock.now() + START_AGAIN_MS
    clock.after(START_AGAIN_MS, pump)
  }

  /** Rejects a waiting request that has waited too long, or sets an alarm for that moment. */
  function limitWait(waiter: Waiter): void {
    waiter.cancel()
    const limit = patience.limit()
    if (limit === null) return
    const left = waitsSince(waiter) + limit - clock.now()
    if (left > 0) waiter.cancel = clock.after(left, () => limitWait(waiter))
    else
      waiter.reject(new NoInstance(429, 'The request was aborted because there was no available instance.'))
  }

  /** A request that production would accept at once waits for its turn here; only a slow start counts against it. */
  function waitsSince({ isHeldBack, since }: Waiter): number {
    if (!isHeldBack) return since
    const [oldest] = starting
    return serving().length > 0 || !oldest ? clock.now() : Math.max(since, oldest.began)
  }

  const stopAll = () => Promise.all([...instances].map((instance) => instance.stop()))

  if (minInstances() > 0) pump()

  return {
    acquire(signal) {
      return new Promise<Lease>((resolve, reject) => {
        const taken = [...instances].reduce((sum, { active }) => sum + active, waiting.size)
        const onAbort = () => settle(() => reject(signal.reason))
        const settle = (how: () => void) => {
          waiter.cancel()
          signal.removeEventListener('abort', onAbort)
          waiting.delete(waiter)
          how()
        }
        const waiter: Waiter = {
          since: clock.now(),
          isHeldBack: limit < service.maxInstances && taken < service.maxInstances * service.concurrency,
          cancel: () => undefined,
          resolve: (lease) => settle(() => resolve(lease)),
          reject: (error) => settle(() => reject(error)),
        }
        signal.addEventListener('abort', onAbort)
        waiting.add(waiter)
        pump()
        if (waiting.has(waiter)) limitWait(waiter)
      })
    },
    instances: () => [...instances],
    async tryOut() {
      if (serving().length > 0) return
      const failure = await add()
      if (failure) throw failure
    },
    keepWarm(wanted) {
      if (isWarm === wanted) return
      isWarm = wanted
      pump()
      for (const instance of serving()) if (!isWarm && instance.active === 0) stopWhenIdle(instance)
    },
    async restart() {
      await stopAll()
    },
    async close() {
      closed = true
      // Waiting requests are not refused, because Pub/Sub would count that against the event. Their connections just
      // end.
      for (const { cancel } of waiting) cancel()
      waiting.clear()
      await stopAll()
      // One that was only just being started is stopped as soon as it is there.
      await Promise.all(adding)
      await stopAll()
    },
  }
}
