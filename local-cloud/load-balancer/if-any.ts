import type { Entrance, EntranceDeps } from './entrance.ts'

/** Without a load balancer there is nothing to load for one. */
export async function openEntranceIfAny(deps: EntranceDeps): Promise<Entrance> {
  if (deps.description.fronts.length === 0) return { urls: {}, iapKeysUrl: null, unknown: [] }
  const { openEntrance } = await import('./entrance.ts')
  return openEntrance(deps)
}
