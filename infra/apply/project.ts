import { BY_HAND } from '../constructs/bootstrap/google-apis.ts'
import type { TerraformJson } from '../synthesize.ts'
import { type Graph, readGraph } from './graph.ts'
import { type Plan, planOf } from './plan.ts'
import { type Outcome, simulate, type Variation } from './simulate.ts'
import { type Delays, emptyProject, LONG_DELAYS, pushImages, type World } from './world.ts'

export interface Stack {
  graph: Graph
  plan: Plan
}

/** Both stacks of an environment, ready to be applied in virtual time as often as wanted. */
export interface Project {
  projectId: string
  bootstrap: Stack
  studio: Stack
}

export function readProject(projectId: string, bootstrap: TerraformJson, studio: TerraformJson): Project {
  const stack = (json: TerraformJson): Stack => {
    const graph = readGraph(json)
    return { graph, plan: planOf(graph) }
  }
  return { projectId, bootstrap: stack(bootstrap), studio: stack(studio) }
}

export interface FirstApply {
  bootstrap: Outcome
  studio: Outcome
  world: World
}

/** An empty project, the bootstrap, an image, and at once the studio. */
export function firstApply(
  { projectId, bootstrap, studio }: Project,
  { delays = LONG_DELAYS, ...variation }: Variation & { delays?: Delays } = {},
): FirstApply {
  const world = emptyProject(projectId, BY_HAND, delays)
  const first = simulate(bootstrap.plan, world, variation)
  pushImages(world)
  return { bootstrap: first, studio: simulate(studio.plan, world, variation), world }
}
