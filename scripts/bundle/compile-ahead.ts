import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { COMPILED } from './compile-cache.ts'

/**
 * With these V8 works on one thread and with the same random numbers every time, so that the same modules give the same
 * bytes. V8 leaves both out of what compiled code must agree with ("predictable code caching"), so services start
 * without them: https://github.com/v8/v8/blob/main/src/flags/flags.cc
 */
const REPEATABLE = ['--predictable', '--random-seed=1']

/**
 * Fills `compile-cache` in the bundles' folder with the compiled code of what services load when they start, so that no
 * instance has to compile it. The same bundles give the same bytes. The services will start in `home`, for example
 * `/app`, whose paths are part of the code.
 */
export function compileAhead({ bundles, home }: { bundles: string; home: string }): void {
  rmSync(join(bundles, COMPILED), { recursive: true, force: true })
  const program = join(import.meta.dirname, 'compile-modules.ts')
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      ...REPEATABLE,
      program,
      bundles,
      home,
    ],
    { encoding: 'utf8', env: { PATH: process.env.PATH } },
  )
  if (status !== 0) throw new Error(`The bundles could not be compiled: ${stderr}`)
}
