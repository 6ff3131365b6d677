// One run of all scenarios, noting which binding allowed what.
import type { BindingDescription } from '../../local-cloud/description.ts'
import { keyOf } from './bindings.ts'
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
  let name = ''
  const stop = world.cloud.policy.watch(({ permission, allowedBy }) => {
    for (const binding of allowedBy) note(binding, permission)
  })

  function note(binding: BindingDescription, permission: string): void {
    const key = keyOf(binding)
    const use = recording.uses.get(key) ?? { scenarios: new Set(), permissions: new Set() }
    use.scenarios.add(name)
    use.permissions.add(permission)
    recording.uses.set(key, use)
  }

  for (const scenario of scenarios) {
    name = scenario.name
    forget(world)
    const started = performance.now()
    try {
      await startFresh(world, scenario)
      await scenario.run(world)
      await settle(world)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      recording.failed.push({ scenario: name, reason })
    }
    const milliseconds = performance.now() - started
    recording.milliseconds.set(name, milliseconds)
    tell(
      `${recording.failed.at(-1)?.scenario === name ? 'FAILS ' : 'works '} ${name} (${Math.round(milliseconds)} ms)`,
    )
  }
  stop()
  return recording
}
