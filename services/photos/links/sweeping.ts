import type { Publish } from '../../platform/publish.ts'
import { recordSweeping } from '../../platform/record-sweeping.ts'
import { photoShareDue } from '../events.ts'
import type { LinkFacts, LinkRecord } from './record.ts'
import type { LinkStore } from './store.ts'

export interface LinkSweepingDeps {
  store: Pick<LinkStore, 'due' | 'change'>
  publish: Publish
  now: () => number
}

/** Publishes again that a deleted link must be removed. */
export function createLinkSweeping({ store, publish, now }: LinkSweepingDeps) {
  const discard = ({ id }: LinkRecord) => publish(photoShareDue, { linkId: id, photoId: null })
  const { sweeping, publishedAgain } = recordSweeping<LinkFacts, LinkRecord>({
    ...{ store, discard, now },
    stageOf: ({ state }) => state,
  })
  return sweeping(async (link) => {
    if (link.state !== 'deleting') return null
    await discard(link)
    return publishedAgain(link)
  })
}
