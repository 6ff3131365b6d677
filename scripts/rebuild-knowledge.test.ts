import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function run(...args: string[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-rebuild-'))
  try {
    const script = join(import.meta.dirname, 'rebuild-knowledge.ts')
    const { STUDIO_PASSWORD: _, ...env } = process.env
    return spawnSync(process.execPath, [script, `--data=${dataDir}`, ...args], { encoding: 'utf8', env })
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test('it says what it wants', () => {
  const { status, stdout } = run('--help')
  expect([status, stdout]).toEqual([0, expect.stringContaining('--shop HANDLE')])
})

test.each([
  ['no shop', [], 2, '--shop HANDLE is missing'],
  ['an unknown option', ['--shop=a', '--all'], 2, "Unknown option '--all'"],
  ['an address that is none', ['--shop=a', '--url=here'], 2, '--url here is no address'],
  ['a time that is none', ['--shop=a', '--wait=soon'], 2, '--wait soon is no number'],
  ['no account', ['--shop=a'], 1, 'There is no demo account'],
  ['no password', ['--shop=a', '--email=a@example.org'], 1, 'STUDIO_PASSWORD'],
])('%s is refused', (_, args, code, words) => {
  const { status, stderr } = run(...args)
  expect([status, stderr]).toEqual([code, expect.stringContaining(words)])
})

test('a studio that does not run is told in one line', () => {
  const script = join(import.meta.dirname, 'rebuild-knowledge.ts')
  const args = ['--shop=a', '--email=a@example.org', '--url=http://127.0.0.1:1']
  const env = { ...process.env, STUDIO_PASSWORD: 'secret' }
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env })
  expect([status, stderr.trim().split('\n')]).toEqual([
    1,
    [expect.stringContaining('The studio does not answer')],
  ])
})
