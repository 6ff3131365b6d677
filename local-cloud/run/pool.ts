import type { Clock } from '../clock.ts'
import type { ServiceDescription } from '../description.ts'
import type { Instance } from './instance.ts'
import { PENDING_MS } from './limits.ts'

export interface Lease {
  instance: Instance
  release(): void
}

export interface Pool {
  /** An instance with room for one more request; starts one when there is none. Throws NoInstance. */
  acquire(signal: AbortSignal): Promise<Lease>
  instances(): readonly Instance[]
  /** New requests get new instances; resolves when the old ones are gone. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Why a request got no instance, with the status that Cloud Run answers. */
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
  resolve: (lease: Lease) => void
  reject: (error: unknown) => void
}

/** Milliseconds after a failed start before another is tried unasked. */
const START_AGAIN_MS = 1000

/** The instances of one service, and the requests that wait for one of them. */
export function createPool({ service, limit, clock, idleMs, start }: PoolDeps): Pool {
  const instances = new Set<Instance>()
  const waiting = new Set<Waiter>()
  const cancelIdle = new Map<Instance, () => void>()
  let starting = 0
  let startNotBefore = 0
  let closed = false

  const serving = () => [...instances].filter(({ state }) => state === 'ready')

  /** Hands out what is free and starts what is missing. */
  function pump(): void {
    for (const waiter of waiting) {
      const free = serving().filter(({ active }) => active < service.concurrency)
      const leastBusy = free.sort((a, b) => a.active - b.active)[0]
      if (!leastBusy) break
      waiting.delete(waiter)
      waiter.resolve(lend(leastBusy))
    }
    const missing = Math.ceil(waiting.size / service.concurrency) - starting
    const idle = service.minInstances - serving().length - starting
    const allowed = limit - serving().length - starting
    if (closed || clock.now() < startNotBefore) return
    for (let i = Math.min(Math.max(missing, idle), allowed); i > 0; i--) void add()
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
      if (serving().length > service.minInstances) void instance.stop()
    })
    cancelIdle.set(instance, cancel)
  }

  async function add(): Promise<void> {
    starting++
    let instance: Instance | undefined
    try {
      instance = await start()
      enter(instance)
      await instance.ready
      startNotBefore = 0
      starting--
    } catch {
      starting--
      instance?.kill('SIGKILL')
      startFailed()
    }
    pump()
  }

  function enter(instance: Instance): void {
    instances.add(instance)
    stopWhenIdle(instance)
    void instance.gone.then(() => {
      instances.delete(instance)
      cancelIdle.get(instance)?.()
      cancelIdle.delete(instance)
      pump()
    })
    if (closed) void instance.stop()
  }

  function startFailed(): void {
    // Those who wait are told at once, unless another instance can still take them.
    if (serving().length === 0 && starting === 0) {
      for (const waiter of waiting)
        waiter.reject(new NoInstance(503, 'The request failed because the instance failed to start.'))
      waiting.clear()
    }
    if (serving().length === 0 && service.minInstances === 0) return
    startNotBefore = clock.now() + START_AGAIN_MS
    clock.after(START_AGAIN_MS, pump)
  }

  const stopAll = () => Promise.all([...instances].map((instance) => instance.stop()))

  if (service.minInstances > 0) pump()

  return {
    acquire(signal) {
      return new Promise<Lease>((resolve, reject) => {
        // What production would take at once is taken here too, by fewer processes: such requests wait.
        const taken = [...instances].reduce((sum, { active }) => sum + active, waiting.size)
        const cancel =
          taken < service.maxInstances * service.concurrency
            ? () => undefined
            : clock.after(PENDING_MS, () =>
                settle(() =>
                  reject(
                    new NoInstance(429, 'The request was aborted because there was no available instance.'),
                  ),
                ),
              )
        const onAbort = () => settle(() => reject(signal.reason))
        const settle = (how: () => void) => {
          cancel()
          signal.removeEventListener('abort', onAbort)
          waiting.delete(waiter)
          how()
        }
        const waiter: Waiter = {
          resolve: (lease) => settle(() => resolve(lease)),
          reject: (error) => settle(() => reject(error)),
        }
        signal.addEventListener('abort', onAbort)
        waiting.add(waiter)
        pump()
      })
    },
    instances: () => [...instances],
    async restart() {
      await stopAll()
    },
    async close() {
      closed = true
      // Who waits is not refused: Pub/Sub would count that against the event. The connection just ends.
      waiting.clear()
      await stopAll()
    },
  }
}
