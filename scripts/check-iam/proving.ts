// Takes a binding away, runs what needs it, and gives it back.
import type { BindingDescription } from '../../local-cloud/description.ts'
import type { Refusal } from '../../local-cloud/iam/policy.ts'
import { keyOf } from './bindings.ts'
import { isAbout } from './is-about.ts'
import { byService, isShared } from './lanes.ts'
import { forget, type Recording, settle, startFresh } from './recording.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

export interface Proof {
  binding: BindingDescription
  /** The scenario that fails without it, and what was refused; null when none does. */
  failing: { scenario: string; reason: string; refusal: Refusal } | null
}

export interface Proving {
  scenarios: readonly Scenario[]
  recording: Recording
}

/** Pub/Sub's first pause after a failure; its events are delivered again after it. */
const BACKOFF_MS = 11_000

/** Calls `tell` for each. What is about one service each is shown at the same time, the others alone. */
export async function proveAll(
  world: World,
  bindings: readonly BindingDescription[],
  proving: Proving,
  tell: (proof: Proof) => void,
): Promise<void> {
  const shared: { binding: BindingDescription; scenario: Scenario & { service: string } }[] = []
  const alone: BindingDescription[] = []
  for (const binding of bindings) {
    const [first] = candidates(binding, proving)
    if (first && isShared(first) && isOf(first.service, binding)) shared.push({ binding, scenario: first })
    else alone.push(binding)
  }
  await byService(
    shared,
    ({ scenario }) => scenario.service,
    async ({ binding, scenario }) => {
      await using seen = world.seenBy(scenario.service)
      const proof = await tryWithout(seen, binding, scenario)
      if (proof.failing) tell(proof)
      else alone.push(binding)
    },
  )
  for (const binding of alone) tell(await prove(world, binding, proving))
}

export async function prove(world: World, binding: BindingDescription, proving: Proving): Promise<Proof> {
  for (const scenario of candidates(binding, proving)) {
    const proof = await tryWithout(world, binding, scenario)
    if (proof.failing) return proof
  }
  return { binding, failing: null }
}

async function tryWithout(world: World, binding: BindingDescription, scenario: Scenario): Promise<Proof> {
  const { policy, clock } = world.cloud
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
    // Nothing depends on what was not reported, and who reports next starts anew.
    if (scenario.role === undefined) await startFresh(world, scenario)
    clock.advance(BACKOFF_MS)
    await settle(world)
  }
  return { binding, failing: null }
}

/** Whether nothing goes on as before without this binding, which was there during the recording. */
export const isMissed = async (
  world: World,
  binding: BindingDescription,
  proving: Proving,
): Promise<boolean> => (await prove(world, binding, proving)).failing !== null

/** What is about this role first, then what is about this service, then the cheapest. */
function candidates(binding: BindingDescription, { scenarios, recording }: Proving): Scenario[] {
  const { uses, milliseconds } = recording
  const using = uses.get(keyOf(binding))?.scenarios ?? new Set()
  const costOf = ({ name, role, service }: Scenario) => {
    if (role === binding.role) return -1
    return service !== undefined && isOf(service, binding) ? 0 : (milliseconds.get(name) ?? 0)
  }
  return scenarios
    .filter(
      ({ name, role, service }) =>
        using.has(name) &&
        (role === undefined || (role === binding.role && (service === undefined || isOf(service, binding)))),
    )
    .toSorted((one, other) => costOf(one) - costOf(other))
}

const isOf = (service: string, { member, resource }: BindingDescription): boolean =>
  isAbout(service, { email: member.replace('serviceAccount:', ''), resource })

const concerns = ({ email, resource }: Refusal, binding: BindingDescription): boolean =>
  binding.member === `serviceAccount:${email}` &&
  (binding.resource === resource || binding.resource.startsWith('project/'))
