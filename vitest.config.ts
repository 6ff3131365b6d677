import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { LONG_FILES } from './tests/long-files.ts'
import { LongestFirst } from './tests/longest-first.ts'
import { quickFolder } from './tests/quick-folder.ts'
import { isWhole } from './tests/thorough.ts'

// Code that one worker compiled is cached for the others.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

const inMemory = quickFolder()

/** A file that is named on the command line, by its path or a part of it, runs in any case. */
const isNamed = (file: string) =>
  process.argv.slice(2).some((part) => !part.startsWith('-') && part.includes('/') && file.includes(part))
const exclude = [...configDefaults.exclude, ...(isWhole ? [] : LONG_FILES.filter((file) => !isNamed(file)))]

/** Node itself runs the sources, as in production. Nothing is mocked, so Vite need not transform them. */
const native = {
  experimental: { viteModuleRunner: false, nodeLoader: false },
  setupFiles: [join(import.meta.dirname, 'tests/own-environment.ts')],
}

// `fast` and `web` are everything that needs neither a browser nor a studio; `system` starts the real product.
export default defineConfig({
  test: {
    exclude,
    pool: 'forks',
    // Google's clients and CDKTF take seconds to load, so a worker loads them once and not for every file.
    isolate: false,
    // Tests wait now and then, for a disk or a process; one file more than processors uses that time.
    maxWorkers: availableParallelism() + 1,
    // The workers use all processors already, so the threads of a collector only get in each other's way. Most of what a
    // test makes is soon garbage; with more room before it is collected, less is still alive by then.
    execArgv: ['--single-threaded-gc', '--min-semi-space-size=16', '--max-semi-space-size=64'],
    // Generous, because a busy machine makes every test slow; a test that hangs is noticed all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Likewise; what is waited for mostly comes at once, but one second is a short time on a busy machine.
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    // Without this Google's clients look for a metadata server before their first call.
    env: { METADATA_SERVER_DETECTION: 'none' },
    projects: [
      {
        extends: true,
        test: {
          ...native,
          name: 'fast',
          ...(inMemory && { env: { TMPDIR: inMemory } }),
          include: [
            '{functions,infra,local-cloud,scripts,services}/**/*.test.ts',
            'tests/*.test.ts',
            'tests/delivery/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'web',
          include: ['web/{src,storefront}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...native,
          name: 'system',
          include: ['tests/system/**/*.test.ts'],
          // Studios are many processes, which must not have to share with everything else; the one of `main.test.ts`,
          // which is all that a quick run starts, leaves time for other tests.
          ...(isWhole && { sequence: { groupOrder: 1 }, maxWorkers: availableParallelism() }),
        },
      },
    ],
  },
})
