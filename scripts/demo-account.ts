import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiProblem, createStudioClient } from './client.ts'

export interface DemoAccount {
  email: string
  password: string
}

interface Begun extends DemoAccount {
  isUnfinished?: true
}

/**
 * The demo account of a local studio, created at its first start and remembered beside its data. A real deployment has
 * none, because only the scripts of one machine call this.
 */
export async function demoAccount(
  dataDir: string,
  url: string,
  makeAdmin: (accountId: string) => Promise<void>,
): Promise<DemoAccount> {
  const file = join(dataDir, 'demo-account.json')
  const begun = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Begun) : null
  if (begun && !begun.isUnfinished) return begun

  const { email, password } = begun ?? {
    email: 'demo@atelier.example',
    password: randomBytes(12).toString('base64url'),
  }
  const remember = (account: Begun) => {
    writeFileSync(`${file}.new`, JSON.stringify(account, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  // The account is remembered first, so that a start that is killed from here on can be continued.
  remember({ email, password, isUnfinished: true })
  await makeAdmin(await registered(url, { email, password }))
  remember({ email, password })
  return { email, password }
}

async function registered(url: string, account: DemoAccount): Promise<string> {
  const client = createStudioClient(url)
  try {
    return (await client.register({ ...account, name: 'Demo' })).id
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'email-in-use')) throw error
    return (await client.signIn(account.email, account.password)).id
  }
}
