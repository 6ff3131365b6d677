import { checkDeployer, type DeployerFinding } from './deployer.ts'
import { type Destruction, destroy } from './destroy.ts'
import { firstApply, type Project, type Stack } from './project.ts'
import { differencesAtOnce, type Unstable } from './second-apply.ts'
import { type Refused, simulate } from './simulate.ts'
import { copyOf, emptyProject, LONG_DELAYS, USUAL_DELAYS, type World } from './world.ts'

export interface ApplyReport {
  resources: { bootstrap: number; studio: number }
  /** Seconds, by how long a binding needs to spread. */
  seconds: { bindingSeconds: number; bootstrap: number; studio: number }[]
  refused: readonly Refused[]
  /** How many orders were tried besides the usual one. */
  orders: number
  unstable: readonly Unstable[]
  deployer: readonly DeployerFinding[]
  destruction: Destruction
  /** Of the bootstrap stack, which no environment allows: some of its names would be gone for a month. */
  bootstrapDestruction: Destruction
  /** What another first apply was refused, after a destruction and the time that names need. */
  again: readonly Refused[]
}

/** Seconds to wait after `terraform destroy`, until Firestore gives the database's name again. */
export const NAMES_FREE_SECONDS = 300

export function checkApply(project: Project): ApplyReport {
  const { bootstrap, studio } = project
  const usual = {
    bindingSeconds: USUAL_DELAYS.bindingSeconds,
    ...firstApply(project, { delays: USUAL_DELAYS }),
  }
  const slow = { bindingSeconds: LONG_DELAYS.bindingSeconds, ...firstApply(project, { delays: LONG_DELAYS }) }
  const orders = [...lateComers(bootstrap), ...lateComers(studio)].map((last) =>
    firstApply(project, { last }),
  )
  return {
    resources: { bootstrap: countOf(bootstrap), studio: countOf(studio) },
    seconds: [usual, slow].map((run) => ({
      bindingSeconds: run.bindingSeconds,
      bootstrap: run.bootstrap.seconds,
      studio: run.studio.seconds,
    })),
    refused: unique(
      [usual, slow, ...orders].flatMap((run) => [...run.bootstrap.refused, ...run.studio.refused]),
    ),
    orders: orders.length,
    unstable: [bootstrap, studio].flatMap(({ graph }) => differencesAtOnce(graph)),
    deployer: checkDeployer(bootstrap.graph, studio.graph),
    bootstrapDestruction: destroy(bootstrap.graph, bootstrap.plan, emptyProject('', [], USUAL_DELAYS)),
    ...applyAgain(project, slow.world, NAMES_FREE_SECONDS),
  }
}

/** Destroys the studio and applies it again some time later. */
export function applyAgain(
  { studio }: Project,
  before: World,
  seconds: number,
): Pick<ApplyReport, 'destruction' | 'again'> {
  const world = copyOf(before)
  const destruction = destroy(studio.graph, studio.plan, world)
  if (destruction.kind !== 'done') return { destruction, again: [] }
  world.now += seconds
  return { destruction, again: simulate(studio.plan, world).refused }
}

/** Everything that something else needs without referring to it, so that its being late could matter. */
function lateComers({ plan }: Stack): string[] {
  const late = new Set<string>()
  for (const { block, needs } of plan.values()) {
    for (const need of needs) if (need.kind === 'created' || need.kind === 'effective') late.add(need.address)
    for (const entry of block.dependsOn) late.add(entry)
  }
  return [...late]
}

const countOf = ({ graph }: Stack) => [...graph.blocks.values()].filter(({ isData }) => !isData).length

const unique = (refused: readonly Refused[]): Refused[] => [
  ...new Map(refused.map((each) => [`${each.address} ${each.needs}`, each])).values(),
]
