// `npm run synth` writes the Terraform JSON of every environment.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENVIRONMENTS, SCHEMA_FILE } from '../infra/environment-files.ts'
import { environmentSchema } from '../infra/environment-schema.ts'
import { DOCUMENT, withEnvironmentTable } from '../infra/environment-table.ts'
import { localEnvironment } from '../infra/environments.ts'
import { writeStacks } from '../infra/write-stacks.ts'
import { failed, readCommandLine } from './command-line.ts'
import { environmentsOption, readOrRefuse } from './environments-option.ts'

const { values } = readCommandLine({
  name: 'npm run synth',
  about:
    'Writes the Terraform JSON of every environment to infra/out/stacks/<stack>/cdk.tf.json: bootstrap-<name> prepares a project, <name> is the studio in it.',
  options: {
    environments: environmentsOption,
    first: {
      type: 'boolean',
      default: false,
      help: 'keeps the state of bootstrap-<name> in a file: its bucket does not exist before the first apply',
    },
    schema: {
      type: 'boolean',
      default: false,
      help: 'only writes infra/environments/schema.json, from which editors know what an environment may say, and its table in docs/deploying.md',
    },
    hcl: {
      type: 'boolean',
      default: false,
      help: 'writes infra/out/hcl/<stack>/main.tf, too: the same in Terraform’s own language',
    },
  },
  exits: { 1: 'it could not be written' },
})
try {
  if (values.schema) writeSchema()
  else writeAll()
} catch (error) {
  failed(error)
}

function writeSchema(): void {
  const path = join(ENVIRONMENTS, SCHEMA_FILE)
  writeFileSync(path, `${JSON.stringify(environmentSchema(), null, 2)}\n`)
  writeFileSync(DOCUMENT, withEnvironmentTable(readFileSync(DOCUMENT, 'utf8')))
  console.log(path)
}

function writeAll(): void {
  const stacks = writeStacks({
    environments: [localEnvironment(8080), ...readOrRefuse(values.environments)],
    outdir: join(import.meta.dirname, '../infra/out'),
    isFirst: values.first,
    hcl: values.hcl,
  })
  console.log(`infra/out/stacks: ${stacks.join(', ')}`)
}
