import { recordAttention, recordOf } from '../../platform/attention.ts'
import type { ShelfHooks } from '../../platform/shelf-hooks.ts'
import { photoShareDue } from '../events.ts'
import type { LinkFacts, LinkRecord } from './record.ts'
import type { LinkStore } from './store.ts'

/** A picture that could not be made is asked for again by who looks; only the removal of a link waits for an event. */
export const createLinkAttention = ({ store }: { store: Pick<LinkStore, 'change'> }): ShelfHooks =>
  recordAttention<LinkFacts, LinkRecord>({
    topics: [recordOf(photoShareDue, ({ linkId, photoId }) => (photoId === null ? linkId : null))],
    change: store.change,
    isDone: ({ state }) => state === 'live',
  })
