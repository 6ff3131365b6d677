import { readFileSync } from 'node:fs'
import type { Download } from 'playwright-core'
import { filesIn } from '../../services/photos/archives/test-zip.ts'

/** The name and the files of an archive that the browser saved. */
export const savedZip = async (download: Download) => ({
  name: download.suggestedFilename(),
  files: await filesIn(readFileSync(await download.path())),
})
