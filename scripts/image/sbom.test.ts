import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../studio.ts'
import { createSbom } from './sbom.ts'
import { smallBase } from './testing.ts'

const { reference } = smallBase()
const about = { version: '1.2.3', revision: null, created: 1_700_000_000, source: 'https://github.com/a/b' }
const packages = [
  'node_modules/fastify',
  'node_modules/pino',
  'node_modules/@fastify/static',
  'node_modules/sharp',
]
const text = createSbom({ root: PROJECT_ROOT, about, reference, packages })
const bom = JSON.parse(text)

/** The published schemas, as CycloneDX's own library brings them. */
function validator() {
  const library = createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')
  const schema = (name: string) =>
    JSON.parse(readFileSync(join(dirname(library), 'res/schema', `${name}.SNAPSHOT.schema.json`), 'utf8'))
  // The formats are those of e-mail and web addresses, of which there are none here.
  const ajv = new Ajv({ strict: false, validateFormats: false })
  for (const name of ['spdx', 'jsf-0.82'])
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` })
  return ajv.compile(schema('bom-1.6'))
}

test('the list is a valid CycloneDX document', () => {
  const validate = validator()
  validate(bom)
  expect(validate.errors).toBeNull()
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' })
  validate({ ...bom, components: [{ name: 'without a type' }] })
  expect(validate.errors).not.toBeNull()
})

test('every package has its version, license, address and the checksum of the lock file, and so has the base', () => {
  const { version } = JSON.parse(
    readFileSync(join(PROJECT_ROOT, 'node_modules/fastify/package.json'), 'utf8'),
  )
  const lock = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8'))
  const integrity: string = lock.packages['node_modules/fastify'].integrity
  const found = (reference: string) =>
    bom.components.find((each: { 'bom-ref': string }) => each['bom-ref'] === reference)
  expect(found('node_modules/fastify')).toMatchObject({
    name: 'fastify',
    version,
    purl: `pkg:npm/fastify@${version}`,
    licenses: [{ license: { id: 'MIT' } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }],
  })
  expect(found('node_modules/@fastify/static')).toMatchObject({ group: '@fastify', name: 'static' })
  expect(found('base')).toMatchObject({ type: 'container', version: reference.digest })
  expect(bom.components).toHaveLength(packages.length + 1)
})

test('who needs whom is known', () => {
  const needs = bom.dependencies.find((each: { ref: string }) => each.ref === 'node_modules/fastify')
  expect(needs.dependsOn).toEqual(['node_modules/pino'])
})

test('the same packages give the same document', () => {
  expect(createSbom({ root: PROJECT_ROOT, about, reference, packages: packages.toReversed() })).toBe(text)
})
