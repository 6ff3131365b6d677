import { spawn } from 'node:child_process'
import { mkdtempDisposableSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { manifest, rehearse, SCENARIOS } from './scenarios.ts'
import { seed } from './seed.ts'
import { startWorld } from './world.ts'

test('whatever is lost is restored to the moment before, down to the last object', async () => {
  await using world = await startWorld()
  await seed(world, { documents: 60, objects: 30 })
  const before = await manifest(world)
  for (const scenario of SCENARIOS)
    expect(await rehearse(world, scenario, before)).toMatchObject({
      name: scenario.name,
      isSame: true,
      orphans: 0,
      missing: 0,
      changed: expect.any(Number),
    })
})

test('an interrupted drill says how to go on and leaves nothing behind', async () => {
  // Others may have a drill of their own on this machine.
  using folder = mkdtempDisposableSync(join(tmpdir(), 'drills-'))
  const drill = spawn(process.execPath, [join(import.meta.dirname, '../drill.ts'), '--documents', '4000'], {
    env: { ...process.env, TMPDIR: folder.path },
  })
  let text = ''
  for (const stream of [drill.stdout, drill.stderr]) stream.on('data', (chunk) => (text += chunk))
  // It says what it has made before it harms anything.
  drill.stdout.once('data', () => drill.kill('SIGINT'))
  const code = await new Promise((resolve) => drill.once('exit', resolve))
  expect([code, text]).toEqual([130, expect.stringContaining('run it again')])
  expect(readdirSync(folder.path)).toEqual([])
})
