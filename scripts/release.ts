// `npm run release` brings one image into one environment, step by step, and back by itself when it is worse.
import { join } from 'node:path'
import { ENVIRONMENTS } from '../infra/environment-files.ts'
import { failed, readCommandLine, refuseUse } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'
import { argumentProblem } from './release/arguments.ts'
import { deployTo, rollBack, status } from './release/commands.ts'
import { createInterruption } from './release/interruption.ts'
import { Refused } from './release/lease.ts'
import { openPlace } from './release/place.ts'
import { promoted } from './release/promote.ts'
import { rehearseAll } from './release/rehearse.ts'

const ROOT = join(import.meta.dirname, '..')

const command = {
  name: 'npm run release',
  about:
    'plan says what this tree would change, from the synthesis alone. deploy gives a new image 10, 50 and 100 % of the traffic and takes it back when it is worse. promote deploys what ' +
    'another environment has, and copies its image. rollback goes back to the release before, or to what was there before an interrupted one. ' +
    'status says what is released. rehearse shows good and bad releases on a small local cloud.',
  words: 'plan|deploy|promote|rollback|status|rehearse',
  options: {
    env: {
      type: 'string',
      value: 'NAME',
      help: 'the environment, or local for the studio that runs here, or local:DIR',
    },
    digest: {
      type: 'string',
      value: 'sha256:…',
      help: "the image; by default the environment file's, this tree, or for promote what --from has",
    },
    from: { type: 'string', value: 'NAME', help: 'promote: the environment that has the release already' },
    to: { type: 'string', value: 'NAME', help: 'promote: the environment that gets it' },
    against: {
      type: 'string',
      value: 'REF',
      help: 'plan: the version that is deployed, for git',
      default: 'main',
    },
    accept: {
      type: 'string',
      multiple: true,
      value: 'KIND',
      help: 'plan: a kind of finding that is meant: unknown, replacement, data-loss, exposure, iam, events',
    },
    window: { type: 'string', value: 'SECONDS', help: 'for how long each stage is watched', default: '60' },
    environments: environmentsOption,
    data: {
      type: 'string',
      value: 'DIR',
      help: 'local: the data folder',
      default: join(ROOT, '.atelier'),
    },
  },
  exits: { 1: 'refused, taken back, interrupted before, or a plan that needs --accept' },
} as const
/** Words that change who has the traffic. */
const CHANGES = new Set(['deploy', 'promote', 'rollback'])
const { values, positionals } = readCommandLine(command)
const [word = '', ...more] = positionals
if (more.length > 0) refuseUse(command, `"${more[0]}" was not expected.`)

const empty = Object.entries(values).find(([, value]) => value === '')
if (empty) refuseUse(command, `--${empty[0]} needs a value.`)
const problem = argumentProblem(values)
if (problem !== null) refuseUse(command, problem)
const windowSeconds = Number(values.window)
const say = (text: string) => console.log(text)
const place = (name: string | undefined, option = 'env') => {
  const options = { ...values, name: name ?? refuseUse(command, `${word} needs --${option}`) }
  if (name !== 'local') readOrRefuse(values.environments)
  return openPlace(options)
}

const interruption = createInterruption({ say, now: Date.now, end: () => process.exit(1) })
/** Ends a plan, which has the other version in a folder of its own until then. */
const stop = new AbortController()
const interrupted = CHANGES.has(word) ? interruption.interrupt : word === 'plan' ? () => stop.abort() : null
// What only reads ends as usual.
if (interrupted) for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupted)

const run: Record<string, () => Promise<boolean>> = {
  async plan() {
    const { planLines, plan } = await import('./release/plan/report.ts')
    const { NEEDS_ACCEPT } = await import('./release/plan/finding.ts')
    const { against, environments } = values
    const name = values.env ?? refuseUse(command, 'plan needs --env')
    readOrRefuse(environments)
    const own = environments === ENVIRONMENTS ? {} : { environments }
    const findings = await plan({ root: ROOT, name, against, signal: stop.signal, ...own })
    for (const line of planLines(findings)) say(line)
    const accepted: readonly string[] = values.accept ?? []
    const needed = [...NEEDS_ACCEPT].filter(
      (kind) => !accepted.includes(kind) && findings.some((finding) => finding.kind === kind),
    )
    if (needed.length > 0) say(`needs ${needed.map((kind) => `--accept ${kind}`).join(' ')}`)
    return needed.length === 0
  },
  async deploy() {
    const target = place(values.env)
    return await release(target, values.digest ?? target.digest())
  },
  async promote() {
    const { from, to } = values
    if (from !== undefined && from === to) refuseUse(command, `promote from ${from} to itself`)
    const target = place(to, 'to')
    const options = { wanted: values.digest, say, signal: interruption.signal }
    return await release(target, await promoted(place(from, 'from'), target, options))
  },
  async rollback() {
    const { image, revisions } = await rollBack(place(values.env))
    say(
      `All traffic is with ${image ?? 'what was there before'} (${Object.keys(revisions).length} services).`,
    )
    return true
  },
  async status() {
    const { lines, isInterrupted } = await status(place(values.env))
    for (const line of lines) say(line)
    return !isInterrupted
  },
  rehearse: () => rehearseAll(say),
}

async function release(target: ReturnType<typeof place>, digest: string): Promise<boolean> {
  say(`${target.environment.name}: ${digest}`)
  const outcome = await deployTo(target, { digest, windowSeconds, say, signal: interruption.signal })
  say(outcome.ok ? 'released' : 'taken back, the traffic is where it was')
  return outcome.ok
}

const chosen =
  run[word] ?? refuseUse(command, `${word === '' ? 'What' : `"${word}"`} is not one of ${command.words}.`)
try {
  process.exitCode = (await chosen()) ? 0 : 1
} catch (error) {
  // Its own words are enough.
  failed(error instanceof Refused ? error.message : error)
}
