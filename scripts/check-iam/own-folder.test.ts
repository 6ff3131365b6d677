import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownFolder } from './own-folder.ts'

test('what a killed process left behind is removed, and what another one uses stays', () => {
  const parent = mkdtempSync(join(tmpdir(), 'own-folder-'))
  // Linux counts processes up to 2^22.
  const [left, used] = [2 ** 22 + 1, process.ppid].map((pid) => join(parent, `atelier-iam-${pid}-abc`)) as [
    string,
    string,
  ]
  mkdirSync(join(left, 'objects'), { recursive: true })
  mkdirSync(used)
  const own = ownFolder(parent)

  expect([left, used, own].map((folder) => existsSync(folder))).toEqual([false, true, true])
  rmSync(parent, { recursive: true })
})
