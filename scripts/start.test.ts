import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test.each(['-1', '65536', 'x'])('port %s is refused in one line', (port) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'start.ts'), `--port=${port}`],
    {
      encoding: 'utf8',
    },
  )
  expect([status, stderr.trim().split('\n')]).toEqual([
    1,
    [expect.stringContaining(`--port ${port} is no port`)],
  ])
})
