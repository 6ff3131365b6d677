// The parts of sending that the functions and the API have in common, composed once.
import type { Firestore } from '@google-cloud/firestore'
import { createCampaignStore } from '../campaigns/store.ts'
import { createSuppressionStore } from '../suppressions/store.ts'
import { createFinishing } from './finishing.ts'
import { createLedger } from './ledger.ts'
import { createPausing } from './pausing.ts'
import { createSendingStore } from './store.ts'
import { createWithdraw } from './withdrawing.ts'

export interface SendingPartsDeps {
  firestore: Firestore
  /** Milliseconds since the epoch. */
  now: () => number
}

export function createSendingParts({ firestore, now }: SendingPartsDeps) {
  const store = createSendingStore(firestore)
  const campaigns = createCampaignStore(firestore, now)
  const ledger = createLedger({ store, campaigns, now })
  return {
    store,
    campaigns,
    ledger,
    suppressions: createSuppressionStore(firestore, now),
    pausing: createPausing({ store, ledger }),
    finishing: createFinishing({ store, ledger }),
    withdraw: createWithdraw({ firestore, ledger }),
    now,
  }
}
