// One studio and one browser for all stories that neither end the studio nor need settings of their own: to start them
// takes longer than most stories do. What one story does must not matter to another, so each has its own people.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type Studio, startStudio } from '../../scripts/studio.ts'
import { openBrowser } from './browser.ts'
import { COMPILED } from './compiled.ts'

export let dataDir: string
export let studio: Studio
export let browser: Browser

export async function openStudio(): Promise<void> {
  dataDir = mkdtempSync(join(tmpdir(), 'atelier-studio-'))
  ;[studio, browser] = await Promise.all([
    startStudio({ dataDir, port: 0, compileCacheDir: COMPILED }),
    openBrowser(),
  ])
}

export async function closeStudio(): Promise<void> {
  await browser?.close()
  await studio?.[Symbol.asyncDispose]()
  rmSync(dataDir, { recursive: true, force: true })
}
