// Writes the Terraform JSON of every environment to infra/out/stacks/<environment>/cdk.tf.json.
// `npm run synth -- --environments DIR` reads their descriptions from another folder than infra/environments.
import { parseArgs } from 'node:util'
import { App } from 'cdktf'
import { ENVIRONMENTS, readEnvironments } from './environment-files.ts'
import { localEnvironment } from './environments.ts'
import { AtelierStack } from './stacks/atelier.ts'

const { values } = parseArgs({ options: { environments: { type: 'string', default: ENVIRONMENTS } } })
const app = new App({ outdir: new URL('./out', import.meta.url).pathname })
for (const environment of [localEnvironment(8080), ...readEnvironments(values.environments)])
  new AtelierStack(app, environment)
app.synth()
