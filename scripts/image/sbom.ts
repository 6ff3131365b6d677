import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'
import type { BaseReference } from './base.ts'
import type { About } from './describe.ts'

interface SbomOptions {
  root: string
  about: About
  reference: BaseReference
  /** Folders of the packages in the image, from the root. */
  packages: string[]
}

interface Locked {
  packages: Record<string, { version?: string; integrity?: string }>
}

interface Manifest {
  name: string
  version: string
  license?: string | { type: string }
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/**
 * Lists what is in the image as a CycloneDX 1.6 document: packages that were bundled or copied, in the services and in
 * the web, with the checksums of the lock file, and the base. Packages that only build or test are not in it.
 */
export function createSbom({ root, about, reference, packages }: SbomOptions): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked
  const licenses = new Contrib.License.Factories.LicenseFactory(checkExpression)
  const bom = new Models.Bom()
  bom.metadata.timestamp = new Date(about.created * 1000)
  const application = new Models.Component(Enums.ComponentType.Application, 'atelier', {
    version: about.version,
    bomRef: 'atelier',
  })
  application.licenses.add(licenses.makeFromString('Apache-2.0'))
  bom.metadata.component = application

  const components = new Map<string, Models.Component>()
  const manifests = new Map<string, Manifest>()
  for (const folder of packages) {
    const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest
    manifests.set(folder, manifest)
    components.set(folder, libraryOf(folder, manifest, lock, licenses))
  }
  for (const [folder, component] of components) {
    bom.components.add(component)
    application.dependencies.add(component.bomRef)
    const { dependencies, optionalDependencies } = manifests.get(folder) ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const found = components.get(nearest(name, folder, components))
      if (found) component.dependencies.add(found.bomRef)
    }
  }
  const base = baseComponent(reference)
  bom.components.add(base)
  application.dependencies.add(base.bomRef)

  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return serializer.serialize(bom, { sortLists: true, space: 2 })
}

function libraryOf(
  folder: string,
  { name, version, license }: Manifest,
  { packages }: Locked,
  licenses: Contrib.License.Factories.LicenseFactory,
): Models.Component {
  const [, group, own = name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(name) ?? []
  const component = new Models.Component(Enums.ComponentType.Library, own, {
    version,
    bomRef: folder,
    purl: new PackageURL('npm', group, own, version).toString(),
    ...(group !== undefined && { group }),
  })
  const expression = typeof license === 'object' ? license.type : license
  if (expression) component.licenses.add(licenses.makeFromString(expression))
  const [algorithm, hash] = packages[folder]?.integrity?.split('-') ?? []
  if (algorithm === 'sha512' && hash)
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], Buffer.from(hash, 'base64').toString('hex'))
  return component
}

function baseComponent({ name, digest }: BaseReference): Models.Component {
  const [image = name, tag] = name.split(':')
  const [, own = image] = /([^/]+)$/.exec(image) ?? []
  return new Models.Component(Enums.ComponentType.Container, own, {
    bomRef: 'base',
    version: digest,
    purl: new PackageURL(
      'docker',
      undefined,
      own,
      digest,
      tag === undefined ? undefined : { tag },
    ).toString(),
  })
}

/** Finds a package as Node does: in the nearest `node_modules` upwards. */
function nearest(name: string, folder: string, components: Map<string, unknown>): string {
  for (let from = folder; ; from = from.slice(0, from.lastIndexOf('/node_modules/'))) {
    const candidate = `${from}/node_modules/${name}`
    if (components.has(candidate)) return candidate
    if (!from.includes('/node_modules/')) return `node_modules/${name}`
  }
}

/** Several licenses at once, as npm's manifests write them. Throws for anything else, which is a license's name. */
function checkExpression(text: string): void {
  if (!/^\(?[\w.+-]+( (OR|AND|WITH) \(?[\w.+-]+\)?)+\)?$/.test(text))
    throw new RangeError(`${text} is no expression`)
}
