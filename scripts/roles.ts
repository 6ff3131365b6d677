import { Firestore } from '@google-cloud/firestore'
import type { LocalCloud } from '../local-cloud/start.ts'
import { createAccountStore } from '../services/accounts/store.ts'

/** Makes an account of a local studio an admin. Its next sign-in knows it. */
export async function makeAdmin(cloud: LocalCloud, accountId: string): Promise<void> {
  Object.assign(process.env, cloud.environmentFor('studio-api'))
  const firestore = new Firestore({ projectId: cloud.projectId })
  await createAccountStore(firestore).change(accountId, { role: 'admin' })
  await firestore.terminate()
}
