import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import { makeFolder } from '../new-folder.ts'
import { bundleServices } from './bundle-services.ts'
import { copyPackages } from './external-packages.ts'

/**
 * Creates a folder with everything that runs in production: each service with its source map, the code they share, the
 * packages that cannot be bundled, the built web, and the storefront's pages as the API renders them. Resolves to the
 * folders of all packages of which something is inside, from the root.
 */
export async function bundle({ root, out }: { root: string; out: string }): Promise<string[]> {
  if (!existsSync(join(root, 'web/dist'))) throw new Error('The web is not built yet: npx vite build web')
  return await makeFolder({ out, isOwn: isOfBundle, fill: (folder) => fillBundle(root, folder) })
}

/** By default the image and its base are in the same folder. */
export const isOfBundle = (name: string) =>
  /^(services|functions|shared|node_modules|web|compile-cache|functions-framework\.mjs|base|image(\..*)?)$/.test(
    name,
  )

/** A program that every folder of bundles has. */
export const MARK = 'functions-framework.mjs'

async function fillBundle(root: string, out: string): Promise<string[]> {
  const bundled = await bundleServices({ root, out, functions: functions.map(({ name }) => name) })
  const copied = copyPackages({ root, out })
  // Files whose names begin with a dot tell something about the build.
  const isServed = (file: string) => !basename(file).startsWith('.')
  for (const folder of ['web/dist-server', 'web/dist'])
    cpSync(join(root, folder), join(out, folder), { recursive: true, filter: isServed })
  return [...new Set([...bundled, ...copied, ...packagesOfWeb(root)])].toSorted()
}

/** The build of the web leaves a list for each of its parts (web/build/packages.ts). */
function packagesOfWeb(root: string): string[] {
  const lists = ['dist', 'dist-server'].flatMap((folder) =>
    readdirSync(join(root, 'web', folder))
      .filter((name) => /^\.packages-\w+\.json$/.test(name))
      .map((name) => JSON.parse(readFileSync(join(root, 'web', folder, name), 'utf8')) as string[]),
  )
  if (lists.length === 0)
    throw new Error('The web was built without its list of packages: npx vite build web')
  return lists.flat()
}
