import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createStudioClient } from './client.ts'

export interface DemoAccount {
  email: string
  password: string
}

/**
 * The demo account of a local studio, made at its first start and remembered beside its data. A real
 * deployment has none: only the scripts of one machine call this.
 */
export async function demoAccount(
  dataDir: string,
  url: string,
  makeAdmin: (accountId: string) => Promise<void>,
): Promise<DemoAccount> {
  const file = join(dataDir, 'demo-account.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoAccount

  const account = { email: 'demo@atelier.example', password: randomBytes(12).toString('base64url') }
  const { id } = await createStudioClient(url).register({ ...account, name: 'Demo' })
  await makeAdmin(id)
  writeFileSync(file, JSON.stringify(account, null, 2), { mode: 0o600 })
  return account
}
