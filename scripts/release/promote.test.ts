import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Environment, localEnvironment } from '../../infra/environments.ts'
import { type DeployOptions, deployTo, rollBack } from './commands.ts'
import { createFileLedger } from './file-ledger.ts'
import type { Place } from './place.ts'
import { promoted } from './promote.ts'
import type { Behaviour } from './rehearse/fixture.ts'
import { startSmallCloud } from './rehearse/small-cloud.ts'

const digest = (digit: string) => `sha256:${digit.repeat(64)}`
const GOOD = digest('1')
const BAD = digest('2')
const DEPLOYED = 'terraform@sha256:0'

/** An environment with a cloud of its own, whose repository has these images. */
async function environment(name: string, images: Record<string, Behaviour>) {
  const directory = mkdtempSync(join(tmpdir(), `promote-${name}-`))
  const image = (each: string) => `${name}/studio@${each}`
  const named = Object.entries(images).map(([each, behaviour]): [string, Behaviour] => [
    image(each),
    behaviour,
  ])
  const small = await startSmallCloud({
    directory,
    projectId: `studio-${name}`,
    images: { [DEPLOYED]: {}, ...Object.fromEntries(named) },
    deployed: DEPLOYED,
  })
  const place: Place = {
    environment: { ...localEnvironment(8080), name } satisfies Environment,
    cloud: small.cloud,
    smoke: small.smoke,
    ledger: createFileLedger(join(directory, 'releases')),
    digest: () => GOOD,
    image,
    repository: null,
    hasImage: async (each) => each in images,
  }
  return {
    place,
    imageOf: async (service: string) => (await small.cloud.service(service)).image,
    async [Symbol.asyncDispose]() {
      await small.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const options = (each: string): DeployOptions => ({
  digest: each,
  windowSeconds: 0.01,
  say: () => undefined,
  signal: new AbortController().signal,
})

const way = (wanted?: string) => ({ wanted, say: () => undefined, signal: new AbortController().signal })

test('what one environment has released well goes to the next, as the same digest', async () => {
  const images = { [GOOD]: {}, [BAD]: { crashesAtStart: true } } as const
  await using dev = await environment('dev', images)
  await using staging = await environment('staging', images)
  const from = dev.place
  const to = staging.place
  await expect(promoted(from, to, way())).rejects.toThrow('Nothing was released in dev yet')

  expect(await deployTo(from, options(GOOD))).toMatchObject({ ok: true })
  expect(await deployTo(from, options(BAD))).toMatchObject({ ok: false })
  // What was tried and taken back is not what dev has.
  await expect(promoted(from, to, way(BAD))).rejects.toThrow(/dev has taken .* back: .*not ready/)
  await expect(promoted(from, to, way(digest('3')))).rejects.toThrow(/dev has never released sha256:333/)

  const chosen = await promoted(from, to, way())
  expect(chosen).toBe(GOOD)
  expect(await deployTo(to, options(chosen))).toMatchObject({ ok: true })
  expect([await staging.imageOf('api'), await staging.imageOf('worker')]).toEqual([
    `staging/studio@${GOOD}`,
    `staging/studio@${GOOD}`,
  ])

  await rollBack(from)
  await expect(promoted(from, to, way())).rejects.toThrow(/which is not the digest of a release/)
})

test('what runs on this machine has no image for another environment', async () => {
  const release = { image: GOOD, at: new Date().toISOString(), by: 'ana', revisions: {} }
  const from: Pick<Place, 'environment' | 'ledger' | 'repository'> = {
    environment: { ...localEnvironment(8080), name: 'local' },
    ledger: {
      read: async () => ({ record: { releases: [release], underway: null, takenBack: null }, version: '1' }),
      write: async (_, version) => version,
    },
    repository: null,
  }
  const to = { environment: { ...localEnvironment(8080), name: 'prod' }, repository: null }

  await expect(promoted(from, { ...to, hasImage: async () => false }, way())).rejects.toThrow(
    `prod has no image ${GOOD}: what runs on this machine is a working tree`,
  )
})
