import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startStudio } from './studio.ts'

test('a second studio on the same data is refused, and does not change the address of the first', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'atelier-studio-'))
  {
    await using studio = await startStudio({ dataDir, port: 0 })
    await expect(startStudio({ dataDir })).rejects.toThrow(/in use/)
    expect(studio.url).toBe(`http://localhost:${readFileSync(join(dataDir, 'port'), 'utf8')}`)
  }
  rmSync(dataDir, { recursive: true })
})
