import type { FastifyInstance } from 'fastify'
import { facts } from './facts.ts'

/** Milliseconds after which a body is refused, however few others are under way. */
const LONGEST_MS = 30_000
/** Milliseconds in which the body of nearly every honest request has arrived. */
const USUAL_MS = 2000
/** Bodies that may take longer than usual at a time. */
const SLOW_BODIES = Math.floor(facts.concurrency / 8)
const LOOK_MS = 1000

/**
 * Refuses bodies that do not arrive. A request occupies one of the instance's slots until it is answered, so somebody
 * who begins bodies and never ends them would need few requests to fill all instances.
 */
export function refuseSlowBodies(app: FastifyInstance, now: () => number): void {
  const arriving = createArrivals({ now, most: SLOW_BODIES })
  const looking = setInterval(arriving.look, LOOK_MS)
  looking.unref()
  app.addHook('preClose', async () => clearInterval(looking))
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { raw } = request
    if (!raw.complete) {
      const arrived = arriving.add(() => {
        // A body that is too large is answered before it arrives. Nobody would hear that it failed, and an error that
        // nobody hears ends the process.
        if (reply.raw.writableEnded || payload.listenerCount('error') === 0) return void raw.destroy()
        // What is left of the body is not waited for, either.
        reply.raw.once('finish', () => raw.destroy())
        payload.emit('error', new SlowBody())
      })
      raw.once('end', arrived)
      raw.once('close', arrived)
    }
    arriving.look()
    done(null, payload)
  })
}

class SlowBody extends Error {
  override readonly name = 'SlowBody'
  readonly statusCode = 408
  readonly code = 'SLOW_BODY'
  constructor() {
    super('The body took too long to arrive')
  }
}

interface Arrival {
  since: number
  refuse: () => void
}

/** The bodies that are arriving. `most` of them may take longer than usual; of more, the oldest are refused. */
export function createArrivals({ now, most }: { now: () => number; most: number }) {
  const arrivals = new Set<Arrival>()

  return {
    /** Returns what to call when the body has arrived, or will not arrive any more. */
    add(refuse: () => void): () => void {
      const arrival = { since: now(), refuse }
      arrivals.add(arrival)
      return () => void arrivals.delete(arrival)
    },

    look(): void {
      for (const arrival of arrivals) {
        const age = now() - arrival.since
        if (age < USUAL_MS || (age < LONGEST_MS && arrivals.size <= most)) return
        arrivals.delete(arrival)
        arrival.refuse()
      }
    },
  }
}
