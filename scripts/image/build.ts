import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../bundle/bundle.ts'
import { compileAhead } from '../bundle/compile-ahead.ts'
import { ownFolder } from '../own-folder.ts'
import { aboutOf } from './about.ts'
import { baseOf, readBase } from './base.ts'
import { type Contents, contentsOf, MOST_BYTES } from './contents.ts'
import { HOME } from './describe.ts'
import { type Layout, writeLayout } from './layout.ts'
import { repositoryOf } from './repository.ts'
import { createSbom } from './sbom.ts'

export interface BuildOptions {
  root: string
  /** The folder of the environments' files. */
  environments: string
  /** Where the layout is written; the list of what is inside is written beside it. */
  out: string
  /** A layout with the base; null writes the application's layers alone. */
  base: string | null
}

export interface Built extends Layout {
  out: string
  sbom: string
  contents: Contents
  hasBase: boolean
  packages: number
}

/** Builds the image from the working tree. Throws with one sentence when something does not belong in it. */
export async function buildImage(options: BuildOptions): Promise<Built> {
  const { root, environments, out, base: baseFolder } = options
  refuseOtherPlatforms()
  const reference = baseOf(readFileSync(join(root, 'Dockerfile'), 'utf8'))
  const base = baseFolder === null ? null : readBase(baseFolder, reference)
  const about = aboutOf(root, {
    repository: repositoryOf(environments),
    epoch: process.env.SOURCE_DATE_EPOCH,
  })
  using folder = ownFolder('image')
  const application = join(folder.path, 'app')
  const packages = await bundle({ root, out: application })
  compileAhead({ bundles: application, home: HOME })
  const contents = contentsOf(application)
  if (contents.foreign.length > 0)
    throw new Error(`This does not belong in the image: ${contents.foreign.join(', ')}`)
  if (contents.application > MOST_BYTES)
    throw new Error(`The application has ${contents.application} bytes, more than ${MOST_BYTES}`)
  const sbom = `${out}.cdx.json`
  const layout = await writeLayout({ application, out, about, reference, base })
  const unfinished = `${sbom}.unfinished-${process.pid}`
  writeFileSync(unfinished, createSbom({ root, about, reference, packages }))
  renameSync(unfinished, sbom)
  return { ...layout, out, sbom, contents, hasBase: base !== null, packages: packages.length }
}

/** Packages with native code are installed for this machine, and the image needs those of Cloud Run's. */
function refuseOtherPlatforms(): void {
  if (process.platform === 'linux' && process.arch === 'x64') return
  throw new Error(
    `The packages here are for ${process.platform}/${process.arch}, and the image is for linux/x64: use "docker build --platform linux/amd64 ." instead.`,
  )
}
