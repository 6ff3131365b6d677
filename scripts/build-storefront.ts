// Builds the pages for people without an account, without the rest of the web, for development.
import { join } from 'node:path'
import { createBuilder } from 'vite'

export async function buildStorefront(root: string): Promise<void> {
  const builder = await createBuilder({
    root: join(root, 'web'),
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'warn',
  })
  for (const name of ['pagesServer', 'storefront', 'gallery'])
    await builder.build(builder.environments[name]!)
}
