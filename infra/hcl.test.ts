import { parse } from '@cdktn/hcl2json'
import { App, type TerraformStack } from 'cdktf'
import { expect, test } from 'vitest'
import { isThorough } from '../tests/thorough.ts'
import type { Environment } from './environments.ts'
import { hclOf } from './hcl.ts'
import { AtelierStack } from './stacks/atelier.ts'
import { BootstrapStack } from './stacks/bootstrap.ts'
import { clouds } from './testing.ts'

/**
 * HCL has no difference between one block and a list of one, and a text of several lines ends with a newline, so these
 * count as the same here. The paths of constructs are not in it.
 */
function normal(value: unknown): unknown {
  if (typeof value === 'string') return value.includes('\n') ? value.trimEnd() : value
  if (Array.isArray(value)) {
    const [only, ...others] = value
    return others.length === 0 && isBlock(only) ? normal(only) : value.map(normal)
  }
  if (!isBlock(value)) return value
  const entries = Object.entries(value).filter(([name, each]) => name !== '//' && each !== null)
  return Object.fromEntries(entries.map(([name, each]) => [name, normal(each)]))
}

const isBlock = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function expectEqual(stackOf: (app: App) => TerraformStack): Promise<void> {
  const app = () => new App({ outdir: '/nonexistent' })
  const read = await parse('main.tf', hclOf(stackOf(app())))
  expect(normal(read)).toEqual(normal(stackOf(app()).toTerraform()))
}

const environments = clouds.map(({ environment }) => environment)
const some = environments.filter(({ name }) => isThorough || name === 'prod')

test.each(some)('the HCL of $name says the same as its JSON', (environment: Environment) =>
  expectEqual((app) => new AtelierStack(app, environment)),
)

test.each(some.filter(({ stateBucket }) => stateBucket !== null))(
  'the HCL that prepares $name says the same as its JSON',
  (environment: Environment) =>
    expectEqual(
      (app) =>
        new BootstrapStack(app, { environment, stateBucket: environment.stateBucket ?? '', isFirst: false }),
    ),
)

test('a difference would be noticed', async () => {
  const read = await parse('main.tf', 'resource "google_pubsub_topic" "a" {\n  name = "a"\n}\n')

  expect(normal(read)).toEqual({ resource: { google_pubsub_topic: { a: { name: 'a' } } } })
  expect(normal(read)).not.toEqual({ resource: { google_pubsub_topic: { a: { name: 'b' } } } })
})
