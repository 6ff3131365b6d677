import type { Cloud } from './cloud.ts'
import { type Lease, Refused } from './lease.ts'
import type { Release } from './ledger.ts'
import { allTo, setAll } from './traffic.ts'

export interface RollbackDeps {
  cloud: Cloud
  lease: Lease
  now: () => number
  by: string
}

/** What is got back: what was there before an interrupted release, or the release before the last one. */
export type RolledBack = { image: string | null; revisions: Record<string, string> }

/** Gives all traffic to revisions that have had it before; nothing is built or started anew. */
export async function rollback({ cloud, lease, now, by }: RollbackDeps): Promise<RolledBack> {
  const { from, to } = lease.underway()
  const interrupted = Object.keys({ ...from, ...to }).length > 0
  if (interrupted) {
    await lease.note({ stage: 'going back' })
    await setAll(cloud, allTo(from))
    await lease.takeBack('it was interrupted')
    return { image: null, revisions: from }
  }
  const [, previous, ...older] = lease.releases()
  if (!previous) {
    await lease.takeBack('there is no earlier release')
    throw new Refused('There is no earlier release to go back to.')
  }
  const gone = await missing(cloud, previous)
  if (gone.length > 0) {
    await lease.takeBack('revisions are gone')
    throw new Refused(`These revisions are gone, so nothing was changed: ${gone.join(', ')}`)
  }
  await lease.note({ stage: 'going back', from: previous.revisions })
  await setAll(cloud, allTo(previous.revisions))
  await lease.finish({ ...previous, at: new Date(now()).toISOString(), by }, older)
  return previous
}

async function missing(cloud: Cloud, { revisions }: Release): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(revisions).map(async ([service, revision]) =>
      (await cloud.readyRevisions(service)).includes(revision) ? [] : [revision],
    ),
  )
  return found.flat()
}
