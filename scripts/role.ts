// `npm run role` gives a person a role, in the local studio or, with the operator's own Google credentials, in a project.
import { Firestore } from '@google-cloud/firestore'
import { Check } from 'typebox/value'
import { Role } from '../services/accounts/schemas.ts'
import { AppError } from '../services/platform/errors.ts'
import { readCommandLine, refuseUse } from './command-line.ts'
import { OPERATOR, rolesOf } from './roles.ts'
import { DEFAULT_DATA, startStudio } from './studio.ts'

const command = {
  name: 'npm run role',
  about: 'Makes somebody who has registered an administrator, or a member again.',
  words: 'EMAIL admin|member',
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      default: DEFAULT_DATA,
      help: 'the data of a local studio, which must not be running',
    },
    project: {
      type: 'string',
      value: 'ID',
      help: 'a project of Google Cloud instead, with your own credentials',
    },
  },
  exits: { 1: 'nobody is registered with that address, or the studio could not be reached' },
} as const
const { values, positionals } = readCommandLine(command)
const [email, role, ...more] = positionals
if (!email || !Check(Role, role) || more.length > 0) refuseUse(command, `Say ${command.words}.`)

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
