// The ten steps name what the stacks, the tools and the workflows really have.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BY_HAND } from '../infra/constructs/bootstrap/google-apis.ts'
import { ENVIRONMENTS } from '../infra/environment-files.ts'
import { environmentFields } from '../infra/environment-table.ts'
import { synthesizeBootstrap } from '../infra/synthesize.ts'
import { prod } from '../infra/testing.ts'
import { secrets } from '../services/platform/secrets.ts'
import { commandsIn } from './documented-commands.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const text = read('docs/deploying.md')
const [steps = '', ...sections] = text.split(/^## /m)

test('there are ten steps, in order, and each can be typed', () => {
  const parts = steps.split(/^(?=\d+\. \*\*)/m).slice(1)
  expect(parts.map((part) => Number.parseInt(part, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  for (const part of parts) expect(commandsIn(part), part.slice(0, 40)).not.toEqual([])
})

test('every variable is set before it is used', () => {
  const [, ...used] = steps.split('```sh')
  const set = new Set(used.join('').match(/\b[A-Za-z]+(?==)/g))
  for (const [, name = ''] of used.join('').matchAll(/\$\{?([A-Za-z]+)/g)) expect(set, name).toContain(name)
})

test('outputs that a step reads are those of the stack, and variables those of the workflows', () => {
  const bootstrap = synthesizeBootstrap(prod.environment)
  const outputs = Object.keys((bootstrap?.output ?? {}) as object)
  const asked = [...text.matchAll(/terraform output -raw ([a-z-]+)/g)].map(([, name]) => name)
  expect(asked).toHaveLength(2)
  for (const name of asked) expect(outputs).toContain(name)

  const set = [...text.matchAll(/gh variable set (\w+)/g)].map(([, name]) => name)
  const folder = join(root, '.github/workflows')
  const workflows = readdirSync(folder).map((file) => read(join('.github/workflows', file)))
  const wanted = workflows.flatMap((each) => [...each.matchAll(/\bvars\.(\w+)/g)].map(([, name]) => name))
  expect([...set].sort()).toEqual([...new Set(wanted)].sort())
})

test('what is switched on by hand, and where images are, is what the stacks expect', () => {
  for (const name of BY_HAND)
    expect(steps).toMatch(new RegExp(`gcloud services enable .*${name}\\.googleapis\\.com`))
  const { projectId, region, image } = prod.environment
  const place = image.replace(/@.*/, '').replace(projectId, '$PROJECT').replace(region, '$REGION')
  expect(steps).toContain(`docker://${place}:first`)
})

test('the image is fetched as the workflow fetches it', () => {
  const workflow = commandsIn(
    `\`\`\`sh\n${read('.github/workflows/deploy.yml').match(/base=[\s\S]*?(?=\n {6}-)/)?.[0]}\n\`\`\``,
  )
  const own = commandsIn(steps).map((command) => command.replace(/ > /, ' >'))
  for (const command of workflow) expect(own).toContain(command)
})

test('every secret is explained, and every field of an environment', () => {
  const [section = ''] = sections.filter((each) => each.startsWith('Secrets\n'))
  for (const name of secrets) expect(section).toContain(`\`${name}\``)
  for (const { path } of environmentFields()) expect(text).toContain(`| \`${path}\` |`)
  expect(readdirSync(ENVIRONMENTS)).toContain('dev.json')
})
