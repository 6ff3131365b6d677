// `npm run role -- EMAIL admin|member [--data DIR | --project ID]`: gives someone a role, in the local studio
// (which must not be running) or, with the operator's own Google credentials, in a project.
import { parseArgs } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { Check } from 'typebox/value'
import { Role } from '../services/accounts/schemas.ts'
import { createAccountStore } from '../services/accounts/store.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string', default: DEFAULT_DATA }, project: { type: 'string' } },
})
const [email, role] = positionals
if (!email || !Check(Role, role)) {
  console.error('npm run role -- EMAIL admin|member [--data DIR | --project ID]')
  process.exit(2)
}

if (values.project) await giveRole(new Firestore({ projectId: values.project }), email, role)
else {
  await using studio = await startStudio({ dataDir: values.data })
  Object.assign(process.env, studio.cloud.environmentFor('studio-api'))
  await giveRole(new Firestore({ projectId: studio.cloud.projectId }), email, role)
}

async function giveRole(firestore: Firestore, address: string, given: Role): Promise<void> {
  const accounts = createAccountStore(firestore)
  const account = await accounts.findByEmail(address)
  if (account) await accounts.change(account.id, { role: given })
  await firestore.terminate()
  console.log(account ? `${account.email} is now ${given}.` : `Nobody has an account with ${address}.`)
  process.exitCode = account ? 0 : 1
}
