import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import { firstEvent } from '../first-event.ts'
import { startStudio } from '../studio.ts'

/** The folder inside the bundles that holds compiled code. */
export const COMPILED = 'compile-cache'

/**
 * Fills `compile-cache` in the bundles' folder with the code that Node compiles until each service has done its first
 * work, so that no instance has to. Node only finds it as long as the bundles stay at this path.
 */
export async function compileAhead(bundles: string): Promise<void> {
  const dataDir = mkdtempSync(join(bundles, 'compile-ahead-'))
  const compileCache = join(dataDir, COMPILED)
  try {
    {
      // The local cloud stores the API's compiled code in the same folder.
      await using studio = await startStudio({ dataDir, port: 0, bundles })
      for (const trigger of functions)
        await firstEvent({ trigger, cloud: studio.cloud, form: 'bundles', root: bundles, compileCache })
    }
    rmSync(join(bundles, COMPILED), { recursive: true, force: true })
    renameSync(compileCache, join(bundles, COMPILED))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
