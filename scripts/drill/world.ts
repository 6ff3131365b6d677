// A database and buckets as in production, on this machine and with nothing else, for a drill.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localEnvironment } from '../../infra/environments.ts'
import { type KeptData, openNewFolder } from '../restore/kept-data.ts'

export type DrillWorld = KeptData

export async function startWorld(): Promise<DrillWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-drill-'))
  const data = await openNewFolder(dataDir, { ...localEnvironment(8080), isDisposable: false })
  return {
    ...data,
    async [Symbol.asyncDispose]() {
      try {
        await data[Symbol.asyncDispose]()
      } finally {
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  }
}
