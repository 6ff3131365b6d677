import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localEnvironment } from '../../infra/environments.ts'
import { synthesize } from '../../infra/synthesize.ts'
import { readTerraform } from '../../local-cloud/terraform.ts'
import { burst } from './burst.ts'

/** A function that handles one event at once, and photos that take ten times as long as Cloud Run lets requests wait. */
async function tryBurst(photos: number, attempts: number) {
  const terraform = synthesize(localEnvironment(0))
  const { description } = readTerraform(terraform, { uriOf: (name) => `https://${name}.example` })
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-burst-'))
  try {
    const [result] = await burst({
      description: {
        ...description,
        services: description.services.map((each) => ({ ...each, maxInstances: 1, concurrency: 1 })),
        subscriptions: description.subscriptions.map((each) => ({
          ...each,
          deadLetter: each.deadLetter && { ...each.deadLetter, maxDeliveryAttempts: attempts },
        })),
      },
      ...{
        topic: 'photo-uploaded',
        dataDir,
        photos,
        serviceMs: { 'photo-thumbnails': 100_000 },
        startMs: 1000,
        stepMs: 1000,
      },
    })
    return result
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test('who finds no instance in ten seconds is refused, comes again and is not lost', async () => {
  const result = await tryBurst(8, 21)
  expect(result).toMatchObject({ acked: 8, deadLetters: 0, atOnce: 1 })
  expect(result?.refused).toBeGreaterThan(8)
  expect(result?.deliveries).toBe(8 + (result?.refused ?? 0))
  expect(result?.minutes).toBeGreaterThan((8 * 100) / 60)
})

test('with too few attempts the same burst loses photos', async () => {
  const result = await tryBurst(14, 5)
  expect(result?.deadLetters).toBeGreaterThan(0)
})
