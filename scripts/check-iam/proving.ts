// Takes a binding away, runs what needs it, and gives it back.
import type { BindingDescription } from '../../local-cloud/description.ts'
import type { Refusal } from '../../local-cloud/iam/policy.ts'
import { keyOf } from './bindings.ts'
import { forget, type Recording, settle, startFresh } from './recording.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

export interface Proof {
  binding: BindingDescription
  /** The scenario that fails without it, and what was refused; null when none does. */
  failing: { scenario: string; reason: string; refusal: Refusal } | null
}

/** Scenarios that are tried before a binding counts as needless. */
const MOST_TRIES = 3
/** Pub/Sub's first pause after a failure; its events are delivered again after it. */
const BACKOFF_MS = 11_000

export async function prove(
  world: World,
  binding: BindingDescription,
  { scenarios, recording }: { scenarios: readonly Scenario[]; recording: Recording },
): Promise<Proof> {
  const { policy, clock } = world.cloud
  for (const scenario of candidates(binding, scenarios, recording)) {
    policy.revoke(binding)
    forget(world)
    try {
      await startFresh(world, scenario)
      await scenario.run(world)
    } catch (error) {
      const refusal = world.refusals.find((each) => concerns(each, binding))
      const reason = error instanceof Error ? error.message : String(error)
      if (refusal) return { binding, failing: { scenario: scenario.name, reason, refusal } }
    } finally {
      policy.grant(binding)
      await startFresh(world, scenario)
      clock.advance(BACKOFF_MS)
      await settle(world)
    }
  }
  return { binding, failing: null }
}

/** Whether nothing goes on as before without this binding, which was there during the recording. */
export const isMissed = async (
  world: World,
  binding: BindingDescription,
  proving: { scenarios: readonly Scenario[]; recording: Recording },
): Promise<boolean> => (await prove(world, binding, proving)).failing !== null

/** What is about this role first, then the cheapest. */
function candidates(
  binding: BindingDescription,
  scenarios: readonly Scenario[],
  { uses, milliseconds }: Recording,
): Scenario[] {
  const using = uses.get(keyOf(binding))?.scenarios ?? new Set()
  const costOf = ({ name, role }: Scenario) => (role === binding.role ? 0 : (milliseconds.get(name) ?? 0))
  return scenarios
    .filter(({ name, role }) => using.has(name) && (role === undefined || role === binding.role))
    .toSorted((one, other) => costOf(one) - costOf(other))
    .slice(0, MOST_TRIES)
}

const concerns = ({ email, resource }: Refusal, binding: BindingDescription): boolean =>
  binding.member === `serviceAccount:${email}` &&
  (binding.resource === resource || binding.resource.startsWith('project/'))
