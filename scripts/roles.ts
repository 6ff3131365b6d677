import { Firestore } from '@google-cloud/firestore'
import type { LocalCloud } from '../local-cloud/start.ts'
import { createAccountStore } from '../services/accounts/store.ts'

/** Makes an account of a local studio an admin. Its next sign-in knows it. */
export async function makeAdmin(cloud: LocalCloud, accountId: string): Promise<void> {
  const { FIRESTORE_EMULATOR_HOST } = cloud.environmentFor('api')
  if (FIRESTORE_EMULATOR_HOST) process.env.FIRESTORE_EMULATOR_HOST = FIRESTORE_EMULATOR_HOST
  const firestore = new Firestore({ projectId: cloud.projectId })
  await createAccountStore(firestore).change(accountId, { role: 'admin' })
  await firestore.terminate()
}
