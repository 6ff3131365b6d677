import { startModels } from '../../tests/outside/models.ts'
import { startStudio } from '../studio.ts'
import { textOf } from './bindings.ts'
import { giveUpSoon } from './few-attempts.ts'
import { prove } from './proving.ts'
import { record } from './recording.ts'
import { largeLine, proofLine, unusedOf } from './report.ts'
import { eventTriggers } from './scenarios/late-events.ts'
import { SCENARIOS } from './scenarios.ts'
import { largeRoles } from './smaller-roles.ts'
import { openWorld } from './world.ts'

export interface CheckOptions {
  dataDir: string
  only?: string | undefined
  /** Runs only the scenarios whose name contains this; what others need counts as unused. */
  scenarios?: string | undefined
  isProving: boolean
  print: (line: string) => void
}

/** Who asks models, asks this server. */
const programsWith = (url: string) =>
  Object.fromEntries(
    ['api', 'cv-generate', 'job-scrape', 'knowledge-index'].map((name) => [
      name,
      { env: { MODEL_SERVER_URL: url } },
    ]),
  )

/** Returns how much was found. */
export async function checkIam({
  dataDir,
  only,
  scenarios = '',
  isProving,
  print,
}: CheckOptions): Promise<number> {
  await using models = await startModels()
  await using studio = await startStudio({ dataDir, port: 0, programs: programsWith(models.url) })
  const { policy } = studio.cloud
  // What the person at this machine may do is no part of the deployment.
  const bindings = policy.bindings().filter(({ member }) => !member.startsWith('serviceAccount:operator@'))
  await using world = await openWorld(studio, models)
  await giveUpSoon(
    studio.cloud,
    eventTriggers.filter(({ topic }) => !topic.schedule).map(({ name }) => name),
  )

  const tried = SCENARIOS.filter(({ name }) => name.includes(scenarios))
  const recording = await record(world, tried, print)
  const unused = unusedOf(bindings, recording)
  const large = largeRoles(bindings, recording.uses)
  print(
    `\n${bindings.length} bindings, ${bindings.length - unused.length} of them used by ${tried.length} scenarios.`,
  )
  for (const binding of unused) print(`UNUSED ${textOf(binding)}: no scenario asks for it`)
  for (const each of large) print(largeLine(each))
  let found = recording.failed.length + unused.length + large.length
  if (!isProving) return found

  print('\nbinding | scenario that fails without it | status | message')
  for (const binding of bindings) {
    if (unused.includes(binding) || (only !== undefined && !textOf(binding).includes(only))) continue
    const proof = await prove(world, binding, { scenarios: tried, recording })
    if (proof.failing === null) found += 1
    print(proofLine(proof))
  }
  return found
}
