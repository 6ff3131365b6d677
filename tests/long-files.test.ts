import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LONG_FILES } from './long-files.ts'

test.each(LONG_FILES)('%s is there, so that leaving it out leaves out something', (file) => {
  expect(existsSync(join(import.meta.dirname, '..', file))).toBe(true)
})
