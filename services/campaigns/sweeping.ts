import type { Firestore } from '@google-cloud/firestore'
import type { ObjectFinder } from '../platform/object-finder.ts'
import type { Publish } from '../platform/publish.ts'
import { joinSweepings, type Sweeping } from '../platform/sweeping.ts'
import { createCampaignStore } from './campaigns/store.ts'
import { createSweeping as campaignSweeping } from './campaigns/sweeping.ts'
import { createListStore } from './lists/store.ts'
import { createSweeping as listSweeping } from './lists/sweeping.ts'

export interface SweepingDeps {
  firestore: Firestore
  documents: ObjectFinder
  publish: Publish
  now: () => number
}

/** One line for each subject in which work can get stuck. Mails are looked after by the pace, every minute. */
export const createSweeping = ({ firestore, documents, publish, now }: SweepingDeps): Sweeping =>
  joinSweepings({
    campaigns: campaignSweeping({ store: createCampaignStore(firestore, now), publish, now }),
    lists: listSweeping({ store: createListStore(firestore, now), documents, publish, now }),
  }) as Sweeping
