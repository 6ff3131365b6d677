import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setUp } from '../services/api/test-world.ts'
import { createStudioClient } from './client.ts'
import { demoAccount } from './demo-account.ts'

test('the next start finishes a first start that was killed half-way', async () => {
  await using world = await setUp()
  const url = await world.app.listen({ host: '127.0.0.1', port: 0 })
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-demo-'))
  const admins: string[] = []
  const makeAdmin = async (id: string) => void admins.push(id)
  const killed = () => Promise.reject(new Error('killed'))

  await expect(demoAccount(dataDir, url, killed)).rejects.toThrow('killed')
  const account = await demoAccount(dataDir, url, makeAdmin)
  const { id } = await createStudioClient(url).signIn(account.email, account.password)
  expect(admins).toEqual([id])
  expect(await demoAccount(dataDir, url, killed)).toEqual(account)
  rmSync(dataDir, { recursive: true })
})
