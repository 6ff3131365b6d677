import { DAY_MS } from '../../services/platform/durations.ts'
import { startModels } from '../../tests/outside/models.ts'
import { startStripe } from '../../tests/outside/stripe.ts'
import { type FunctionProgram, startStudio } from '../studio.ts'
import { textOf } from './bindings.ts'
import { largeReason, outdatedReasons, unshownReason } from './exceptions.ts'
import { giveUpSoon } from './few-attempts.ts'
import { foreignBindings } from './foreign.ts'
import { isMissed, proveAll } from './proving.ts'
import { record } from './recording.ts'
import { largeLine, proofLine, summary, unusedLine, unusedOf } from './report.ts'
import { eventTriggers } from './scenarios/late-events.ts'
import { SCENARIOS } from './scenarios.ts'
import { serveSites } from './sites.ts'
import { largeRoles } from './smaller-roles.ts'
import { openWorld, type World } from './world.ts'

export interface CheckOptions {
  dataDir: string
  only?: string | undefined
  /** Runs only the scenarios whose name contains one of these, between commas; what others need counts as unused. */
  scenarios?: string | undefined
  isProving: boolean
  print: (line: string) => void
}

/** Who asks models or Stripe or reads postings elsewhere, finds them on this machine. */
function programsWith({
  models,
  sites,
  stripe,
}: Pick<World, 'models' | 'sites' | 'stripe'>): Record<string, FunctionProgram> {
  const asking = { MODEL_SERVER_URL: models.url }
  const paying = { STRIPE_URL: stripe.url }
  const reading = { SITES_URL: sites.url }
  const source = (name: string) => `scripts/check-iam/programs/${name}.ts`
  return {
    api: { env: { ...asking, ...paying } },
    'order-fulfil': { env: paying },
    'cv-generate': { env: asking },
    'knowledge-index': { env: asking },
    'job-scrape': { source: source('job-scrape'), env: { ...asking, ...reading } },
    'job-browse': { source: source('job-browse'), env: reading },
  }
}

/** Returns how much was found. */
export async function checkIam({
  dataDir,
  only,
  scenarios = '',
  isProving,
  print,
}: CheckOptions): Promise<number> {
  await using models = await startModels()
  await using sites = await serveSites()
  await using stripe = await startStripe(Date.now)
  await using studio = await startStudio({
    ...{ dataDir, port: 0, programs: programsWith({ models, sites, stripe }) },
    // Scenarios send ticks themselves, so that what a tick asks for is theirs.
    withoutSchedules: true,
    // The clock is moved by hours, which no process needs to start anew for.
    idleMs: DAY_MS,
  })
  const { policy } = studio.cloud
  // What the person at this machine may do is no part of the deployment.
  const bindings = policy.bindings().filter(({ member }) => !member.startsWith('serviceAccount:operator@'))
  await using world = await openWorld(studio, { models, sites, stripe })
  await giveUpSoon(
    studio.cloud,
    eventTriggers.filter(({ topic }) => !topic.schedule).map(({ name }) => name),
  )

  const foreign = foreignBindings(studio.cloud.projectId)
  for (const binding of foreign) policy.grant(binding)

  const started = performance.now()
  const tried = SCENARIOS.filter(({ name }) => scenarios.split(',').some((text) => name.includes(text)))
  const isWhole = tried.length === SCENARIOS.length
  const recording = await record(world, tried, print)
  const proving = { scenarios: tried, recording }
  let found = recording.failed.length
  for (const { scenario, reason } of recording.failed) print(`FAILED ${scenario}: ${reason}`)

  print('')
  for (const binding of foreign) {
    // Some scenarios may well go on without it.
    const isNeeded = isWhole && (await isMissed(world, binding, proving))
    policy.revoke(binding)
    if (!isWhole) continue
    if (isNeeded) found += 1
    print(`${isNeeded ? 'NOT FOUND' : 'foreign, found'} ${textOf(binding)}`)
  }

  const unused = unusedOf(bindings, recording)
  // What was not run may need the rest.
  const large = isWhole ? largeRoles(bindings, recording.uses) : []
  const excused = [
    ...unused.filter((binding) => unshownReason(binding) !== null),
    ...large.map(({ binding }) => binding).filter((binding) => largeReason(binding) !== null),
  ]
  for (const binding of unused) found += tell(unshownReason(binding), unusedLine(binding))
  for (const each of large) found += tell(largeReason(each.binding), largeLine(each))
  for (const text of isWhole ? outdatedReasons(excused) : [])
    found += tell(null, `OUTDATED exception for ${text}`)

  /** Returns how much of it is a finding. */
  function tell(reason: string | null, line: string): number {
    print(reason === null ? line : `excepted: ${line.replace(/^[A-Z ]+ /, '')} (${reason})`)
    return reason === null ? 1 : 0
  }

  let shown = 0
  if (isProving) {
    print('\nbinding | scenario that fails without it | status | message')
    const used = bindings.filter(
      (binding) => !unused.includes(binding) && (only === undefined || textOf(binding).includes(only)),
    )
    await proveAll(world, used, proving, (proof) => {
      if (proof.failing) shown += 1
      else found += 1
      print(proofLine(proof))
    })
  }
  print(
    summary({
      bindings: bindings.length,
      unused: unused.length,
      shown,
      scenarios: tried.length,
      found,
      started,
    }),
  )
  return found
}
