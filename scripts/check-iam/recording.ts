// One run of all scenarios, noting which binding allowed what.
import type { BindingDescription } from '../../local-cloud/description.ts'
import type { Decision } from '../../local-cloud/iam/policy.ts'
import { keyOf } from './bindings.ts'
import { isAbout } from './is-about.ts'
import { byService, isShared } from './lanes.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

export interface Use {
  /** Scenarios by name that asked for it. */
  scenarios: Set<string>
  permissions: Set<string>
}

export interface Recording {
  /** By the binding's key. */
  uses: Map<string, Use>
  milliseconds: Map<string, number>
  /** Scenarios that fail although every binding is there, with the reason. */
  failed: { scenario: string; reason: string }[]
}

/** Resolves when what a scenario has started is over: afterwards everything is asked by the next one. */
export async function settle({ cloud }: Pick<World, 'cloud'>): Promise<void> {
  await cloud.pubsub.settled()
}

export function forget({ refusals, told }: World): void {
  refusals.length = 0
  told.length = 0
}

export async function startFresh({ cloud }: Pick<World, 'cloud'>, { fresh = [] }: Scenario): Promise<void> {
  await Promise.all(fresh.map((service) => cloud.run.restart(service)))
}

export async function record(
  world: World,
  scenarios: readonly Scenario[],
  tell: (line: string) => void,
): Promise<Recording> {
  const recording: Recording = { uses: new Map(), milliseconds: new Map(), failed: [] }
  const running = new Set<Scenario>()
  const stop = world.cloud.policy.watch((decision) => {
    for (const binding of decision.allowedBy) note(binding, decision)
  })

  function note(binding: BindingDescription, decision: Decision): void {
    const key = keyOf(binding)
    const use = recording.uses.get(key) ?? { scenarios: new Set(), permissions: new Set() }
    for (const { name } of askers(running, decision)) use.scenarios.add(name)
    use.permissions.add(decision.permission)
    recording.uses.set(key, use)
  }

  async function runOne(scenario: Scenario, seen: World): Promise<void> {
    const { name } = scenario
    forget(seen)
    const started = performance.now()
    let isWorking = true
    running.add(scenario)
    try {
      await startFresh(seen, scenario)
      await scenario.run(seen)
      await settle(seen)
    } catch (error) {
      isWorking = false
      recording.failed.push({
        scenario: name,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
    running.delete(scenario)
    const milliseconds = performance.now() - started
    recording.milliseconds.set(name, milliseconds)
    tell(`${isWorking ? 'works ' : 'FAILS '} ${name} (${Math.round(milliseconds)} ms)`)
  }

  for (const scenario of scenarios) if (!isShared(scenario)) await runOne(scenario, world)
  await byService(
    scenarios.filter(isShared),
    ({ service }) => service,
    async (scenario) => {
      await using seen = world.seenBy(scenario.service)
      await runOne(scenario, seen)
    },
  )
  stop()
  return recording
}

/** Of scenarios that run at the same time, the ones of the service that asks; all, where it belongs to none of them. */
function askers(running: ReadonlySet<Scenario>, decision: Decision): Scenario[] {
  const all = [...running]
  const own = all.filter(({ service }) => service !== undefined && isAbout(service, decision))
  return own.length > 0 ? own : all
}
