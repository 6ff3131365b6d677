import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownFolder } from './own-folder.ts'

let parent: string
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'own-folder-'))
})
afterAll(() => rmSync(parent, { recursive: true }))

test('what a killed process left behind is removed, and what another one uses stays', () => {
  // Linux counts processes up to 2^22.
  const folderOf = (pid: number) => join(parent, `atelier-iam-${pid}-abc`)
  const [left, used] = [folderOf(2 ** 22 + 1), folderOf(process.ppid)]
  mkdirSync(join(left, 'objects'), { recursive: true })
  mkdirSync(used)
  const own = ownFolder('iam', parent)
  const there = () => [left, used, own.path].map((folder) => existsSync(folder))

  expect(there()).toEqual([false, true, true])
  own[Symbol.dispose]()
  expect(there()).toEqual([false, true, false])
})

test.each(['SIGINT', 'SIGTERM'])('%s removes it and ends the tool with 130', (signal) => {
  const module = join(import.meta.dirname, 'own-folder.ts')
  const program = `
    import { ownFolder } from ${JSON.stringify(module)}
    ownFolder('knit', ${JSON.stringify(parent)})
    process.kill(process.pid, '${signal}')
    setInterval(() => {}, 1000)`
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program])
  expect(status).toBe(130)
  expect(readdirSync(parent).filter((name) => name.includes('knit'))).toEqual([])
})
