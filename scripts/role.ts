// `npm run role -- EMAIL admin|member [--data DIR | --project ID]` gives a person a role, in the local studio (which
// must not be running) or, with the operator's own Google credentials, in a project.
import { parseArgs } from 'node:util'
import { Firestore } from '@google-cloud/firestore'
import { Check } from 'typebox/value'
import { Role } from '../services/accounts/schemas.ts'
import { AppError } from '../services/platform/errors.ts'
import { OPERATOR, rolesOf } from './roles.ts'
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
  try {
    await rolesOf(firestore).grant(address, given, OPERATOR)
    console.log(`${address} is now ${given}.`)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(`${error.message}.`)
    process.exitCode = 1
  } finally {
    await firestore.terminate()
  }
}
