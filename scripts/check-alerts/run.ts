import type { Incident } from '../../local-cloud/monitoring/incidents.ts'
import { during, type Fault } from './faults.ts'
import { createTraffic, HEALTHY } from './traffic.ts'
import { createWorld, type Description } from './world.ts'

/** A Monday at five in the morning, so that faults begin at noon. */
const START = Date.UTC(2026, 10, 23, 5)
/** Minutes, longer than the longest window of a condition, which would otherwise see nothing but the fault. */
const HEALTHY_BEFORE = 7 * 60
const HEALTHY_AFTER = 60
export const WEEK_MINUTES = 7 * 24 * 60

export interface FaultResult {
  fault: Fault
  /** Titles of what fired, without repetition. */
  fired: string[]
  /** From the beginning of the fault until the expected alert; null when it did not fire. */
  minutes: number | null
  /** Whether its own alert fired, and no other. */
  isExact: boolean
}

export async function inject(
  description: Description,
  fault: Fault,
  seed: number,
  healthyBefore = HEALTHY_BEFORE,
): Promise<FaultResult> {
  const world = createWorld(description, START)
  const traffic = createTraffic(world, seed)
  const end = healthyBefore + fault.minutes
  for (let minute = 0; minute < end + HEALTHY_AFTER; minute++) {
    const isFaulty = minute >= healthyBefore && minute < end
    await traffic(minute, isFaulty ? during(fault, minute - healthyBefore) : HEALTHY)
  }
  const incidents = world.monitoring.incidents()
  world.monitoring.close()
  const fired = [...new Set(incidents.map(({ policy }) => policy))]
  const first = incidents.find(({ policy }) => policy === fault.alert)
  return {
    fault,
    fired,
    minutes: first ? (first.openedAt - START) / 60_000 - healthyBefore : null,
    isExact: fired.length === 1 && fired[0] === fault.alert,
  }
}

/** Everything that fired in so many healthy minutes. */
export async function stayHealthy(
  description: Description,
  minutes: number,
  seed: number,
): Promise<readonly Incident[]> {
  const world = createWorld(description, START)
  const traffic = createTraffic(world, seed)
  for (let minute = 0; minute < minutes; minute++) await traffic(minute, HEALTHY)
  const incidents = world.monitoring.incidents()
  world.monitoring.close()
  return incidents
}
