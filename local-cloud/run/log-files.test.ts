import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLogFiles } from './log-files.ts'

test('a full log file is rotated, and only the last rotated one is kept', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'local-logs-'))
  const files = createLogFiles(directory, 100)

  for (const message of ['one', 'two', 'three', 'four', 'five'])
    files.write({ service: 'api', severity: 'INFO', message, time: 0, entry: null })
  await files.close()

  const messages = (name: string) =>
    readFileSync(join(directory, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).message)
  expect(readdirSync(directory).toSorted()).toEqual(['api.log', 'api.log.1'])
  expect(messages('api.log.1')).toEqual(['three', 'four'])
  expect(messages('api.log')).toEqual(['five'])
  rmSync(directory, { recursive: true, force: true })
})
