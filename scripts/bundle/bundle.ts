import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import { bundleServices } from './bundle-services.ts'
import { copyPackages } from './external-packages.ts'

/**
 * Creates a folder with everything that runs in production: each service with its source map, the code they share, the
 * packages that cannot be bundled, the built web, and the storefront's pages as the API renders them.
 */
export async function bundle({ root, out }: { root: string; out: string }): Promise<void> {
  const web = join(root, 'web/dist')
  if (!existsSync(web)) throw new Error('The web is not built yet: npx vite build web')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  await bundleServices({ root, out, functions: functions.map(({ name }) => name) })
  copyPackages({ root, out })
  cpSync(join(root, 'web/dist-server'), join(out, 'web/dist-server'), { recursive: true })
  cpSync(web, join(out, 'web/dist'), { recursive: true, filter: (file) => !file.endsWith('/.built-from') })
}
