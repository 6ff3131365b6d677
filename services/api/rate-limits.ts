// How much one may ask for, in one place: every route has a cost class, every class a quota.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../platform/errors.ts'
import { visitorNetwork } from '../platform/network.ts'
import type { RateLimiter, RatePolicy, RateVerdict } from '../platform/rate-limiter.ts'
import { WINDOW_MS } from '../platform/rate-limiter.ts'

/**
 * `cheap`: no database (images). `read`, `write`: what a page does. `expensive`: work that
 * somebody would notice. `secret`: passwords, tokens and whatever sends a mail.
 */
export type CostClass = 'cheap' | 'read' | 'write' | 'expensive' | 'secret'

/**
 * Requests of one person in a minute. A gallery that is scrolled fast draws hundreds of thumbnails a second,
 * and a folder that is uploaded by a script asks for dozens of grants a second.
 */
const QUOTAS: Record<CostClass, number> = {
  cheap: 30_000,
  read: 6000,
  write: 3000,
  expensive: 120,
  secret: 60,
}

/** An office or a school shares an address. */
const PEOPLE_AT_ONE_ADDRESS = 4

/** Reading costs so little that an instance may begin without asking the others; for the rest the quota is exact. */
const isFreeAtFirst = (cost: CostClass) => cost === 'cheap' || cost === 'read'

const COSTS = Object.keys(QUOTAS) as CostClass[]
const ofPerson = policies('person', (cost) => QUOTAS[cost], isFreeAtFirst)
const ofAddress = policies(
  'address',
  (cost) => QUOTAS[cost] * PEOPLE_AT_ONE_ADDRESS,
  () => true,
)

export const costOf = (method: string): CostClass => (['GET', 'HEAD'].includes(method) ? 'read' : 'write')

/**
 * Before anything else is looked at, counts the request for the network it comes from. Files of the web and
 * the platform's health checks have no cost class and are not counted.
 */
export function limitAddresses(app: FastifyInstance, limiter: RateLimiter): void {
  app.addHook('onRequest', async (request, reply) => {
    await count(request, reply, { limiter, policies: ofAddress, who: visitorNetwork(request.ip) })
  })
}

/** Counts the request for the person, whatever device or key it came with. Call after the requests are identified. */
export function limitPeople(app: FastifyInstance, limiter: RateLimiter): void {
  app.addHook('onRequest', async (request, reply) => {
    const who = request.identity?.accountId
    if (who !== undefined) await count(request, reply, { limiter, policies: ofPerson, who })
  })
}

interface Counting {
  limiter: RateLimiter
  policies: Record<CostClass, RatePolicy>
  who: string
}

async function count(request: FastifyRequest, reply: FastifyReply, { limiter, policies, who }: Counting) {
  const { cost } = request.routeOptions.config
  if (cost === undefined) return
  const policy = policies[cost]
  const verdict = await limiter.take(policy, who)
  tell(reply, policy, verdict)
  if (!verdict.isAllowed)
    throw new AppError('too-many', 'This is more than the studio can do at once. Please wait a moment.', {
      reason: 'rate-limited',
      retryAfter: verdict.reset,
    })
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (version 10). */
function tell(reply: FastifyReply, { name, quota }: RatePolicy, { remaining, reset }: RateVerdict): void {
  add(reply, 'ratelimit-policy', `"${name}";q=${quota};w=${WINDOW_MS / 1000}`)
  add(reply, 'ratelimit', `"${name}";r=${remaining};t=${reset}`)
}

function add(reply: FastifyReply, name: string, item: string): void {
  const before = reply.getHeader(name)
  reply.header(name, before === undefined ? item : `${String(before)}, ${item}`)
}

function policies(
  whose: string,
  quotaOf: (cost: CostClass) => number,
  isFree: (cost: CostClass) => boolean,
): Record<CostClass, RatePolicy> {
  const all = COSTS.map((cost) => {
    const quota = quotaOf(cost)
    return [cost, { name: `${whose}-${cost}`, quota, free: isFree(cost) ? quota / 10 : 0 }] as const
  })
  return Object.fromEntries(all) as Record<CostClass, RatePolicy>
}
