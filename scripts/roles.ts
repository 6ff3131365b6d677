import { Firestore } from '@google-cloud/firestore'
import type { LocalCloud } from '../local-cloud/start.ts'
import { createPeopleStore } from '../services/accounts/people-store.ts'
import { createRoles } from '../services/accounts/roles.ts'
import { createAccountStore } from '../services/accounts/store.ts'
import { newId } from '../services/platform/ids.ts'
import { createMeter } from '../services/platform/meter.ts'
import { createTrail } from '../services/platform/trail.ts'

/** The actor for roles that are granted without a session, by a person with the operator's own credentials. */
export const OPERATOR = { id: 'operator', client: { userAgent: 'npm run role', address: '' } }

/** What a script logs does not reach the project's log; the entry in the database remains. */
const NO_LOG = { info() {} }

export function rolesOf(firestore: Firestore) {
  const now = Date.now
  return createRoles({
    // A running studio asks the database again within half a minute.
    remembered: { forgetAccount() {} },
    store: createPeopleStore(firestore),
    accounts: createAccountStore(firestore, now),
    meter: createMeter(firestore),
    trail: createTrail({ firestore, log: NO_LOG, now, newId }),
    now,
  })
}

/** Makes an account of a local studio an admin. The role applies from its next request. */
export async function makeAdmin(cloud: LocalCloud, accountId: string): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, cloud.environmentFor('studio-api'))
  try {
    const firestore = new Firestore({ projectId: cloud.projectId })
    await rolesOf(firestore).change(accountId, { role: 'admin' }, OPERATOR)
    await firestore.terminate()
  } finally {
    // Whoever comes next in this process must not look for this cloud.
    process.env = before
  }
}
