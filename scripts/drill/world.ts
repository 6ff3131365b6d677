// A database and buckets as in production, on this machine and with nothing else, for a drill.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localEnvironment } from '../../infra/environments.ts'
import { type LocalData, openNewFolder } from '../restore/kept-data.ts'

export type DrillWorld = LocalData

export async function startWorld(): Promise<DrillWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-drill-'))
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  const local = localEnvironment(8080)
  // What is kept, as in production.
  const backups = { ...local.backups, dailyDays: 14, weeklyWeeks: 14 }
  const environment = { ...local, isDisposable: false, softDeleteDays: 30, backups }
  try {
    const data = await openNewFolder(dataDir, environment)
    return {
      ...data,
      async [Symbol.asyncDispose]() {
        try {
          await data[Symbol.asyncDispose]()
        } finally {
          remove()
        }
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
