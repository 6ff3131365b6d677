import { mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeWhole } from './whole-file.ts'

test('a file is replaced as a whole, for its owner only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'whole-'))
  const path = join(folder, 'ports.json')
  writeFileSync(path, 'before')
  const opened = openSync(path, 'r')
  const mask = process.umask(0)
  writeWhole(path, 'after')
  process.umask(mask)
  // Whoever has it open still reads all of what was there: nothing was written over it.
  expect(readFileSync(opened, 'utf8')).toBe('before')
  expect(readFileSync(path, 'utf8')).toBe('after')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  rmSync(folder, { recursive: true })
})
