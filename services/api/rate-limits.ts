// How many requests are allowed, in one place: every route has a cost class, and every class a quota.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../platform/errors.ts'
import { visitorNetwork } from '../platform/network.ts'
import type { RateLimiter, RatePolicy, RateVerdict } from '../platform/rate-limiter.ts'
import { WINDOW_MS } from '../platform/rate-limiter.ts'

/**
 * `cheap` needs no database (images). `read` and `write` are what a page does. `expensive` is work that would be
 * noticed, `question` what a model may be asked for. `secret` is for passwords, tokens and everything that sends a mail.
 */
export type CostClass = 'cheap' | 'read' | 'write' | 'expensive' | 'question' | 'secret'

/**
 * Requests of one person per minute. Scrolling a gallery fast draws hundreds of thumbnails a second, and a script that
 * uploads a folder requests dozens of grants a second.
 */
const QUOTAS: Record<CostClass, number> = {
  cheap: 30_000,
  read: 6000,
  write: 3000,
  expensive: 120,
  question: 30,
  secret: 60,
}

/** An office or a school shares one address. */
const PEOPLE_AT_ONE_ADDRESS = 4

/**
 * Reading costs so little that an instance may start without asking the others; for the other classes the quota is
 * exact.
 */
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
 * Counts the request for its network before anything else is looked at. The web's files and the platform's health
 * checks have no cost class and are not counted.
 */
export function limitAddresses(app: FastifyInstance, limiter: RateLimiter): void {
  app.addHook('onRequest', async (request, reply) => {
    await count(request, reply, { limiter, policies: ofAddress, who: visitorNetwork(request.ip) })
  })
}

/** Counts the request for the person, whatever device or key sent it. Call it after the requests are identified. */
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
    throw new AppError('too-many', cost === 'question' ? askedTooMuch(verdict.reset) : TOO_MUCH, {
      reason: 'rate-limited',
      retryAfter: verdict.reset,
    })
}

const TOO_MUCH = 'This is more than the studio can do at once. Please wait a moment.'
const askedTooMuch = (seconds: number) =>
  `You have asked a lot within a minute. Please ask again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`

/** See https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ (version 10). */
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
