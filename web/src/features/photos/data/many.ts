import { onDemand } from '../../../ui/on-demand.ts'
import { inSteps, type StepsDone } from './in-steps.ts'
import type { Work } from './show-work.tsx'

/** From so many photos on it lasts long enough to be watched. */
export const MANY = 1000

const load = onDemand(() => import('./show-work.tsx'), { isAhead: false })

/** Shows how far work on many photos is, until it ends; null where it does not last. `doing` is what happens. */
export const followed = async (doing: string, count: number): Promise<Work | null> =>
  count > MANY ? (await load()).showWork(doing, count) : null

/** Does it in steps. Where it lasts long, it is shown how far it is, and can be stopped. */
export async function forMany(
  ids: readonly string[],
  doing: string,
  send: (batch: string[]) => Promise<unknown>,
): Promise<StepsDone> {
  const work = await followed(doing, ids.length)
  try {
    return await inSteps(ids, send, work ?? {})
  } finally {
    work?.end()
  }
}
