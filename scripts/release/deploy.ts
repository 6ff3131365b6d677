// One release: new revisions without traffic, tried through their tags, then more and more of the traffic, and all of it
// back by itself when they are worse than what they replace.
import type { Cloud } from './cloud.ts'
import type { Lease } from './lease.ts'
import type { Release } from './ledger.ts'
import { observe } from './observe.ts'
import type { Smoke } from './smoke.ts'
import { allTo, inOrder, mainRevision, setAll, split, TAG } from './traffic.ts'

export interface DeployDeps {
  cloud: Cloud
  lease: Lease
  smoke: Smoke
  now: () => number
  wait: (ms: number) => Promise<void>
  say: (text: string) => void
  by: string
  image: (service: { image: string }) => string
  /** Milliseconds for which each stage is watched. */
  windowMs: number
  /** Milliseconds between two looks. */
  everyMs: number
  slowMs: number
  isStream: (path: string) => boolean
  /** Ends the release and puts everything back. */
  signal: AbortSignal
}

export type Outcome = { ok: true; release: Release } | { ok: false; why: string }

const STAGES = [10, 50, 100]
const GOING_BACK = 'going back'
/** Services whose first instance starts at the same time. */
const AT_ONCE = 4

/** What makes a release end early; everything is put back. */
class Bad extends Error {}

export async function deploy(deps: DeployDeps): Promise<Outcome> {
  const { cloud, lease, say } = deps
  try {
    // Whoever was going back had found it worse; what was found does not get better by an interruption.
    if (lease.underway().stage === GOING_BACK) throw new Bad('it was interrupted while it went back')
    const from = await pin(deps)
    const to = await createRevisions(deps)
    await tryThrough(deps, from, to)
    await shift(deps, from, to)
    await lease.note({ stage: 'done' })
    await setAll(cloud, allTo(to))
    const release = {
      image: lease.underway().image,
      at: new Date(deps.now()).toISOString(),
      by: deps.by,
      revisions: to,
    }
    // The first release of all can be taken back, too: to what Terraform deployed.
    const others = lease.releases()
    const first = { ...release, image: 'what was deployed before', revisions: from }
    await lease.finish(release, others.length > 0 ? others : [first])
    return { ok: true, release }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    say(`back: ${why}`)
    await lease.note({ stage: GOING_BACK })
    await setAll(cloud, allTo(lease.underway().from))
    await lease.takeBack(why)
    return { ok: false, why }
  }
}

/** Ties all traffic to the revisions that have it, so that a new one gets none. */
async function pin({ cloud, lease }: DeployDeps): Promise<Record<string, string>> {
  const known = lease.underway().from
  if (Object.keys(known).length > 0) return known
  const services = await cloud.services()
  const from = Object.fromEntries(services.map((service) => [service.name, mainRevision(service)]))
  await lease.note({ stage: 'new revisions without traffic', from })
  await setAll(cloud, allTo(from))
  return from
}

async function createRevisions(deps: DeployDeps): Promise<Record<string, string>> {
  const { cloud, lease, say, signal } = deps
  const to = { ...lease.underway().to }
  const missing = inOrder(Object.keys(lease.underway().from)).filter((name) => !(name in to))
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let name = missing.shift(); name !== undefined; name = missing.shift()) {
        stopIf(signal)
        to[name] = await cloud.createRevision(name, deps.image(await cloud.service(name)))
      }
    }),
  )
  await lease.note({ stage: 'tried through the tag', to })
  say(`${Object.keys(to).length} new revisions, 0 % of the traffic`)
  return to
}

async function tryThrough(deps: DeployDeps, from: Record<string, string>, to: Record<string, string>) {
  const { cloud, smoke, say, signal } = deps
  await setAll(cloud, splitAll(from, to, 0))
  const untried: string[] = []
  for (const name of inOrder(Object.keys(to))) {
    stopIf(signal)
    const service = await cloud.service(name)
    const trial = await smoke(service, service.tags[TAG] ?? '')
    if (typeof trial === 'object') throw new Bad(`${name}: ${trial.problem}`)
    if (trial === 'untried') untried.push(name)
  }
  say(
    untried.length === 0
      ? 'every new revision answers as it should'
      : `started by Cloud Run, but not tried, because they take no requests from here: ${untried.join(', ')}`,
  )
}

async function shift(deps: DeployDeps, from: Record<string, string>, to: Record<string, string>) {
  const { cloud, lease, say, now, wait, windowMs, everyMs, signal } = deps
  const observation = observe({ ...deps, from, to })
  for (const percent of STAGES) {
    await lease.note({ stage: `${percent} %` })
    await setAll(cloud, splitAll(from, to, percent))
    const until = now() + windowMs
    while (now() < until) {
      await wait(Math.min(everyMs, until - now()))
      stopIf(signal)
      const { worse } = await observation.look()
      if (worse.length > 0) throw new Bad(worse.join(', '))
    }
    say(`${percent} %: ${observation.count()} requests answered, none of the services is worse`)
  }
}

const splitAll = (from: Record<string, string>, to: Record<string, string>, percent: number) =>
  Object.fromEntries(
    Object.entries(to).map(([name, revision]) => [name, split(from[name] ?? revision, revision, percent)]),
  )

function stopIf({ aborted }: AbortSignal): void {
  if (aborted) throw new Bad('it was interrupted')
}
