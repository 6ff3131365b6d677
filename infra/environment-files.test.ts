import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENVIRONMENTS, readEnvironments, SCHEMA_FILE } from './environment-files.ts'
import { environmentSchema } from './environment-schema.ts'
import { DOCUMENT, environmentFields, withEnvironmentTable } from './environment-table.ts'

const GOOD = {
  projectId: 'my-studio',
  region: 'europe-west4',
  domain: 'studio.example.org',
  imageDigest: `sha256:${'0'.repeat(64)}`,
  edge: 'cdn',
  isDisposable: false,
  apiMinInstances: 1,
  apiMaxInstances: 5,
  softDeleteDays: 7,
  backups: { dailyDays: 7, weeklyWeeks: 4, isInTwoRegions: true, coldAfterDays: 90 },
  regionalQuota: { cpus: 20, memoryGiB: 40 },
  stateBucket: 'my-studio-state',
  alertEmail: 'me@example.org',
  labels: { owner: 'me', costCentre: 'studio' },
  budget: { billingAccount: '012345-6789AB-CDEF01', monthlyAmount: 100, currency: 'EUR' },
  repository: { name: 'me/studio', id: 7, branch: 'main' },
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
  const { domain: _, imageDigest, ...rest } = GOOD
  const image = `europe-west4-docker.pkg.dev/my-studio/atelier/studio@${imageDigest}`
  expect(read({ 'live.json': GOOD, 'notes.md': 'not read' })).toEqual([
    { ...rest, image, name: 'live', origins: ['https://studio.example.org'], form: 'bundles' },
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
      'd.json': { ...GOOD, region: 'europe-west77', domain: undefined },
      'e.json': { ...GOOD, regionalQuota: { cpus: 0, memoryGiB: 40 } },
      'f.json': { ...GOOD, regionalQuota: { cpus: 3, memoryGiB: 40 } },
      'g.json': { ...GOOD, ...Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`x${at}`, 1])) },
      'local.json': GOOD,
    })
  expect(act).toThrow(/a\.json: not JSON/)
  for (const part of [/b\.json: .*region/, /b\.json: projectId/, /b\.json: domain/, /b\.json: .*colour/])
    expect(act).toThrow(part)
  expect(act).toThrow(/c\.json: apiMinInstances is more/)
  expect(act).toThrow(/d\.json: .*domain/)
  expect(act).toThrow(/d\.json: region must be one of africa-south1/)
  expect(act).toThrow(/e\.json: regionalQuota\.cpus/)
  expect(act).toThrow(/f\.json: regionalQuota is too small\. Not even one instance/)
  expect(act).toThrow(/g\.json: x0 is not a known field/)
  expect(act).toThrow(/g\.json: and perhaps more/)
  expect(act).toThrow(/local\.json: local is/)
})

test('two environments cannot share a project or a state', () => {
  const act = () => read({ 'a.json': GOOD, 'b.json': GOOD })
  expect(act).toThrow(/b\.json: domain is that of a\.json/)
  expect(act).toThrow(/b\.json: projectId is that of a\.json/)
  expect(act).toThrow(/b\.json: stateBucket is that of a\.json/)
})

test.each(['latest', 'sha256:', `sha256:${'0'.repeat(63)}`, `studio@sha256:${'0'.repeat(64)}`])(
  'an image that names no build is refused: %s',
  (imageDigest) => {
    expect(() => read({ 'a.json': { ...GOOD, imageDigest } })).toThrow(/a\.json: imageDigest/)
  },
)

test.each([
  [{ edge: 'cdn+iap', iapMembers: ['domain:example.org'] }, /a\.json: edge/],
  [{ edge: ['cdn', 'iap'] }, /a\.json: edge/],
  [{ edge: 'iap' }, /a\.json: iapMembers is missing/],
  [{ edge: 'cdn', iapMembers: ['domain:example.org'] }, /a\.json: iapMembers has no meaning/],
  [{ edge: 'iap', iapMembers: ['allUsers'] }, /a\.json: iapMembers\.0/],
])('an edge that Google does not offer is refused: %j', (edge, problem) => {
  expect(() => read({ 'a.json': { ...GOOD, ...edge } })).toThrow(problem)
})

test('the proxy is given those whom it lets in', () => {
  const iapMembers = ['group:makers@example.org', 'user:a@example.org', 'domain:example.org']
  expect(read({ 'a.json': { ...GOOD, edge: 'iap', iapMembers } })[0]).toMatchObject({
    edge: 'iap',
    iapMembers,
  })
})

test.each([
  [{ projectId: 'my-google-studio' }, /a\.json: projectId contains a word/],
  [{ projectId: 'studio-' }, /a\.json: projectId/],
  [{ stateBucket: 'goog-state' }, /a\.json: stateBucket must not begin/],
])('a name that Google would refuse is refused before: %j', (names, problem) => {
  expect(() => read({ 'a.json': { ...GOOD, ...names } })).toThrow(problem)
})

test.each<[string, string | object, RegExp]>([
  ['a.json', JSON.stringify(GOOD).replace('{', '{"edge":"run",'), /not JSON: the field edge is there twice/],
  [
    'a.json',
    JSON.stringify({ ...GOOD, hosts: Array(20_000).fill('x.org') }),
    /a\.json: has more than 64 KiB/,
  ],
  ['a.json', '['.repeat(9000) + ']'.repeat(9000), /a\.json: the file must be object/],
  [
    'a.json',
    JSON.stringify(GOOD).replace('{', '{"__proto__":{},'),
    /a\.json: __proto__ is not a known field/,
  ],
  ['a.json', { ...GOOD, budget: { ...GOOD.budget, currency: undefined } }, /budget\.currency is missing/],
  ['a.json', { ...GOOD, edge: 'cdn+iap' }, /a\.json: edge must be one of run, cdn, iap/],
  ['a.json', { ...GOOD, alertEmail: `\${file("/etc/passwd")}@x.org` }, /a\.json: alertEmail/],
  ['a.json', { ...GOOD, edge: 'iap', iapMembers: [`user:\${var.a}@x.org`] }, /a\.json: iapMembers\.0/],
  ['a.json', { ...GOOD, hosts: ['-..-'] }, /a\.json: hosts\.0/],
  [
    'a.json',
    { ...GOOD, edge: 'run', region: 'europe-west3' },
    /a\.json: edge must not be run in europe-west3/,
  ],
  ['a.json', { ...GOOD, domain: 'Studio.org' }, /a\.json: domain does not fit\. The host at which people/],
  ['a.json', { ...GOOD, hosts: ['a b'] }, /a\.json: hosts\.0 does not fit\. A host/],
  ['a.json', { ...GOOD, stateBucket: '192.168.5.4' }, /a\.json: stateBucket must not be an address/],
  ['a.json', { ...GOOD, budget: { ...GOOD.budget, monthlyAmount: 1e21 } }, /budget\.monthlyAmount/],
  ['a.json', Object.fromEntries(Object.keys(GOOD).map((field) => [field, {}])), /a\.json: and perhaps more/],
  [`${'a'.repeat(31)}.json`, GOOD, /at most 30 characters/],
  ['a-.json', GOOD, /ends with none of the dashes/],
  ['bootstrap-a.json', GOOD, /must not begin with bootstrap-/],
])('what an operator can get wrong names file and rule: %s %.60j', (file, content, problem) => {
  expect(() => read({ [file]: content })).toThrow(problem)
})

test('a byte order mark, as Windows writes it, does no harm', () => {
  expect(read({ 'a.json': `\uFEFF${JSON.stringify(GOOD)}` })).toHaveLength(1)
})

test('the schema for editors is no environment, and is current', () => {
  const written: unknown = JSON.parse(readFileSync(join(ENVIRONMENTS, SCHEMA_FILE), 'utf8'))
  expect(written, 'npm run synth -- --schema writes it').toEqual(environmentSchema())
  expect(read({ 'a.json': { $schema: './schema.json', ...GOOD }, [SCHEMA_FILE]: '{}' })).toHaveLength(1)
})

test('every field says what it is, and the documents say the same', () => {
  for (const { path, field } of environmentFields())
    expect([path, field.description]).toEqual([path, expect.stringMatching(/\.$/)])
  const document = readFileSync(DOCUMENT, 'utf8')
  expect(document, 'npm run synth -- --schema writes it').toBe(withEnvironmentTable(document))
  expect(document).toContain('| `backups.dailyDays` | whole number, 1 to 98 | Days for which')
  expect(() => withEnvironmentTable('')).toThrow(/no place for the table/)
})

test('a folder that is not there is named', () => {
  expect(() => readEnvironments('/nowhere/at all')).toThrow(/the folder \/nowhere\/at all cannot be read/)
})

test('a folder without environments is reported', () => {
  expect(() => read({})).toThrow(/no \.json file/)
})
