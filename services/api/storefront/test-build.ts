// Pages for people without an account, built from the sources as they are, so that tests need no built web.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBuilder } from 'vite'

const root = join(import.meta.dirname, '../../../web')
let built: Promise<string> | undefined

/** The web root that an API takes its pages from; built once in each process of tests. */
export function builtStorefront(): Promise<string> {
  built ??= build()
  return built
}

async function build(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-storefront-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const outDir = join(folder, 'dist-server')
  const builder = await createBuilder({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    // As in production, whatever the environment of the tests says.
    oxc: { jsx: { development: false } },
    environments: { pagesServer: { build: { outDir } } },
  })
  await builder.build(builder.environments.pagesServer!)
  for (const [file, name] of [
    ['files.json', 'browser'],
    ['gallery-files.json', 'gallery'],
  ]) {
    const assets = `/storefront/assets/${name}`
    const files = { scripts: [`${assets}.js`], styles: [`${assets}.css`], fonts: [] }
    writeFileSync(join(outDir, file!), JSON.stringify(files))
  }
  return join(folder, 'dist')
}
