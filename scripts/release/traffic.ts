import type { Cloud, Service, Target } from './cloud.ts'

export const TAG = 'next'

/** The API comes last: what it publishes is then understood by everybody who takes it. */
const LAST = 'api'

export const inOrder = (services: readonly string[]) =>
  services.toSorted((a, b) => Number(a === LAST) - Number(b === LAST) || a.localeCompare(b))

/** The revision that has most of a service's traffic. */
export function mainRevision({ name, traffic }: Service): string {
  const [main] = traffic.toSorted((a, b) => b.percent - a.percent)
  if (!main) throw new Error(`${name} has no traffic at all`)
  return main.revision
}

/** Who gets a service's requests when the new revision has this many percent of them. */
export function split(from: string, to: string, percent: number, isTagged = true): Target[] {
  const tag = isTagged ? { tag: TAG } : {}
  const targets = [
    { revision: to, percent, ...tag },
    { revision: from, percent: 100 - percent },
  ]
  return targets.filter((target) => target.percent > 0 || 'tag' in target)
}

/**
 * Sets the traffic of all services: functions at once, then the API. What fails does not keep the others from being
 * set; the first failure is thrown at the end.
 */
export async function setAll(cloud: Cloud, wanted: Record<string, readonly Target[]>): Promise<void> {
  const names = inOrder(Object.keys(wanted))
  const failures: unknown[] = []
  const set = async (name: string) => {
    try {
      await cloud.setTraffic(name, wanted[name] ?? [])
    } catch (error) {
      failures.push(error)
    }
  }
  await Promise.all(names.filter((name) => name !== LAST).map(set))
  if (names.includes(LAST)) await set(LAST)
  if (failures.length > 0) throw failures[0]
}

/** All traffic to these revisions, and no tags. */
export const allTo = (revisions: Record<string, string>): Record<string, Target[]> =>
  Object.fromEntries(
    Object.entries(revisions).map(([name, revision]) => [name, [{ revision, percent: 100 }]]),
  )
