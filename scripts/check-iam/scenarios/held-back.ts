// Functions that nobody may call for a while, so that their events wait.
import type { World } from '../world.ts'

/** Resolves with what `meanwhile` does while these functions get no events. */
export async function heldBack<Result>(
  world: World,
  functions: readonly string[],
  meanwhile: () => Promise<Result>,
): Promise<Result> {
  const { policy } = world.cloud
  const callers = policy
    .bindings()
    .filter(
      ({ role, resource }) =>
        role === 'roles/run.invoker' && functions.includes(resource.replace('service/', '')),
    )
  for (const binding of callers) policy.revoke(binding)
  try {
    return await meanwhile()
  } finally {
    for (const binding of callers) policy.grant(binding)
    forgive(world)
  }
}

/** What a scenario itself forbids is no finding. */
export function forgive({ refusals }: Pick<World, 'refusals'>): void {
  const others = refusals.filter(({ permission }) => permission !== 'run.routes.invoke')
  refusals.splice(0, refusals.length, ...others)
}
