import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SCRIPT = join(import.meta.dirname, 'backfill.ts')

const run = (...args: string[]) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' })

test('it says what it wants, and how it ends', () => {
  const { status, stdout } = run('--help')
  expect(status).toBe(0)
  expect(stdout).toContain('--part metadata|thumbnails')
  expect(stdout).toMatch(/0: all is well; 1: photos could not .*; 130: interrupted/)
})

test.each([
  ['no part', [], '--part is metadata or thumbnails'],
  ['a part that there is not', ['--part=albums'], '--part is metadata or thumbnails'],
  ['a limit that is none', ['--part=metadata', '--limit=all'], '--limit all is not a number'],
  ['no photos', ['--part=metadata', '--limit=0'], '--limit 0 is not a number'],
  ['to count and to stop', ['--part=metadata', '--dry-run', '--stop'], 'not both'],
  ['two places', ['--part=metadata', '--data=a', '--env=prod'], 'not both'],
  ['data that is not there', ['--part=metadata', '--data=/nothing/here'], '/nothing/here does not exist'],
  ['an unknown environment', ['--part=metadata', '--env=moon'], 'There is no environment "moon"'],
])('%s is refused', (_, args, words) => {
  const { status, stderr } = run(...args)
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
})

/** Resolves with its exit code and all that it printed. */
async function follow(args: string[], { isInterrupted = false } = {}) {
  const child = spawn(process.execPath, [SCRIPT, ...args])
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  // It first says how far it is.
  if (isInterrupted) child.stdout.once('data', () => child.kill('SIGINT'))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, text: text.trim() }
}

test('one that was interrupted is ended by the next, of which only one works at a time', async () => {
  const data = mkdtempSync(join(tmpdir(), 'atelier-backfill-'))
  const args = ['--part=metadata', '--limit=5', `--data=${data}`]
  try {
    const interrupted = await follow(args, { isInterrupted: true })
    expect(interrupted).toEqual({ code: 130, text: expect.stringContaining('run it again to go on') })
    const both = await Promise.all([follow(args), follow(args)])
    expect(both.toSorted((one, other) => Number(one.code) - Number(other.code))).toEqual([
      { code: 0, text: expect.stringContaining('All are up to date') },
      { code: 1, text: expect.stringContaining('is in use by process') },
    ])
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
})
