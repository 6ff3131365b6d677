import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isThorough } from '../../tests/thorough.ts'
import { createFileLedger } from './file-ledger.ts'
import { createInterruption } from './interruption.ts'
import { startSmallCloud } from './rehearse/small-cloud.ts'

const DIGEST = `sha256:${'1'.repeat(64)}`
const DEPLOYED = 'atelier/studio@sha256:0'

/** A small studio on this machine, which the command itself releases to. */
async function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'interrupted-'))
  const small = await startSmallCloud({
    directory,
    projectId: 'atelier-local',
    images: { [DEPLOYED]: {}, [`atelier/studio@${DIGEST}`]: {} },
    deployed: DEPLOYED,
  })
  const releases = join(small.dataDir, 'releases')
  mkdirSync(releases)
  const ledger = createFileLedger(releases)
  const before = await traffic()

  async function traffic() {
    const services = await small.cloud.services()
    return Object.fromEntries(services.map((service) => [service.name, service.traffic]))
  }

  return {
    before,
    traffic,
    record: async () => (await ledger.read()).record,
    /** As if the release that was killed had been at this stage. */
    async pretend(stage: string) {
      const { record, version } = await ledger.read()
      if (!record.underway) throw new Error('Nothing is under way')
      await ledger.write({ ...record, underway: { ...record.underway, stage } }, version)
    },
    /** Starts a release; `ended` has its exit code, or the signal that ended it, and all that it said. */
    release(window: string) {
      const child = spawn(
        process.execPath,
        [
          join(import.meta.dirname, '../release.ts'),
          ...['deploy', '--env', 'local', '--data', small.dataDir, '--digest', DIGEST, '--window', window],
        ],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      )
      let said = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
      const ended = once(child, 'close').then(([code, signal]) => ({ end: code ?? signal, said }))
      return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
    },
    /** Resolves when the release has written down that it is at this stage. */
    reached: (stage: string) =>
      new Promise<void>((resolve, reject) => {
        async function look() {
          if ((await ledger.read()).record.underway?.stage !== stage) return
          changes.close()
          resolve()
        }
        // What changes while it looks for the first time is not missed.
        const changes = watch(releases, () => void look().catch(reject))
        look().catch(reject)
      }),
    async [Symbol.asyncDispose]() {
      await small.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** What a release writes down, where the next step takes long enough to be met in. */
const STAGES = ['new revisions without traffic', 'tried through the tag', '10 %', '50 %', '100 %']

test.each(isThorough ? STAGES : ['50 %'])(
  'killed at the stage "%s", it is gone on with by the same call',
  async (stage) => {
    await using world = await setUp()
    const first = world.release('0.3')
    await world.reached(stage)
    first.kill('SIGKILL')
    expect(await first.ended).toMatchObject({ end: 'SIGKILL' })

    const { end, said } = await world.release('0.01').ended

    expect([end, said]).toEqual([0, expect.stringContaining(`interrupted at the stage "${stage}"`)])
    const { underway, releases } = await world.record()
    expect(underway).toBeNull()
    expect(await world.traffic()).toEqual(
      Object.fromEntries(
        Object.entries(releases[0]?.revisions ?? {}).map(([service, revision]) => [
          service,
          [{ revision, percent: 100 }],
        ]),
      ),
    )
    expect(await world.traffic()).not.toEqual(world.before)
  },
)

test('killed while it goes back, it goes back all the way', async () => {
  await using world = await setUp()
  const first = world.release('0.3')
  // Each stage is written down before its traffic is set, so here the new revisions have a tenth.
  await world.reached('50 %')
  first.kill('SIGKILL')
  await first.ended
  expect(await world.traffic()).not.toEqual(world.before)
  await world.pretend('going back')

  expect(await world.release('0.01').ended).toMatchObject({ end: 1 })
  expect(await world.traffic()).toEqual(world.before)
  expect(await world.record()).toMatchObject({ underway: null, releases: [] })
})

test('Ctrl+C puts the traffic back before it ends', async () => {
  await using world = await setUp()
  const release = world.release('2')
  await world.reached('50 %')
  release.kill('SIGINT')

  const { end, said } = await release.ended

  expect([end, said]).toEqual([1, expect.stringContaining('Interrupted: everything is put back')])
  expect(await world.traffic()).toEqual(world.before)
  expect(await world.record()).toMatchObject({
    underway: null,
    releases: [],
    takenBack: { why: 'it was interrupted' },
  })
})

test('one press of Ctrl+C, which npm doubles, is not two', () => {
  let time = 0
  let ended = 0
  const { signal, interrupt } = createInterruption({
    say: () => undefined,
    now: () => time,
    end: () => ended++,
  })
  interrupt()
  time = 20
  interrupt()
  expect([signal.aborted, ended]).toEqual([true, 0])
  time = 1000
  interrupt()
  expect(ended).toBe(1)
})
