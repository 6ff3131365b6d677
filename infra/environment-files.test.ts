import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENVIRONMENTS, readEnvironments } from './environment-files.ts'

const GOOD = {
  projectId: 'my-studio',
  region: 'europe-west4',
  domain: 'studio.example.org',
  image: 'europe-west4-docker.pkg.dev/my-studio/atelier/studio:1.2.3',
  iapAudience: '',
  isDisposable: false,
  apiMinInstances: 1,
  apiMaxInstances: 5,
  softDeleteDays: 7,
  regionalQuota: { cpus: 20, memoryGiB: 40 },
  stateBucket: 'my-studio-state',
}

function read(files: Record<string, unknown>) {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-environments-'))
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
    return readEnvironments(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the name comes from the file, the public address from the domain', () => {
  const { domain: _, ...rest } = GOOD
  expect(read({ 'live.json': GOOD, 'notes.md': 'not read' })).toEqual([
    { ...rest, name: 'live', origins: ['https://studio.example.org'], form: 'bundles' },
  ])
})

test('the examples are valid', () => {
  expect(readEnvironments(ENVIRONMENTS).map(({ name }) => name)).toEqual(['dev', 'prod', 'staging'])
})

test('everything that is wrong is reported in one error', () => {
  const { region: _, ...withoutRegion } = GOOD
  const act = () =>
    read({
      'a.json': '{ "projectId": ',
      'b.json': { ...withoutRegion, projectId: 'api', domain: 'https://x.org', colour: 'blue' },
      'c.json': { ...GOOD, apiMinInstances: 9, softDeleteDays: 7 },
      'd.json': { ...GOOD, image: 'europe-west4-docker.pkg.dev/my-studio/atelier/studio:latest' },
      'e.json': { ...GOOD, regionalQuota: { cpus: 0, memoryGiB: 40 } },
      'local.json': GOOD,
    })
  expect(act).toThrow(/a\.json: not JSON/)
  for (const part of [/b\.json: .*region/, /b\.json: projectId/, /b\.json: domain/, /b\.json: .*colour/])
    expect(act).toThrow(part)
  expect(act).toThrow(/c\.json: apiMinInstances is more/)
  expect(act).toThrow(/d\.json: image/)
  expect(act).toThrow(/e\.json: regionalQuota\.cpus/)
  expect(act).toThrow(/local\.json: local is/)
})

test('two environments cannot share a project or a state', () => {
  const act = () => read({ 'a.json': GOOD, 'b.json': GOOD })
  expect(act).toThrow(/b\.json: projectId is that of a\.json/)
  expect(act).toThrow(/b\.json: stateBucket is that of a\.json/)
})

test.each([
  'europe-west1-docker.pkg.dev/p/atelier/studio',
  'studio:1',
  `europe-west1-docker.pkg.dev/p/a/s@sha256:${'0'.repeat(63)}`,
])('an image that names no build is refused: %s', (image) => {
  expect(() => read({ 'a.json': { ...GOOD, image } })).toThrow(/a\.json: image/)
})

test.each([
  ['', true],
  ['/projects/1/global/backendServices/2', true],
  ['/projects/1/regions/europe-west1/backendServices/2', true],
  // Cloud Run's own proxy is not what the deployment sets up.
  ['/projects/1/locations/europe-west1/services/api', false],
  ['yes', false],
])('the audience %j is accepted: %s', (iapAudience, accepted) => {
  const act = () => read({ 'a.json': { ...GOOD, iapAudience } })
  if (accepted) expect(act()).toHaveLength(1)
  else expect(act).toThrow(/a\.json: iapAudience/)
})

test('an image may be named by its digest', () => {
  const image = `europe-west1-docker.pkg.dev/p/a/s@sha256:${'0'.repeat(64)}`
  expect(read({ 'a.json': { ...GOOD, image } })).toHaveLength(1)
})

test('a folder without environments is reported', () => {
  expect(() => read({})).toThrow(/no \.json file/)
})
