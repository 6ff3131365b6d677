// Writes the Terraform JSON of every environment to infra/out/stacks/<environment>/cdk.tf.json.
import { App } from 'cdktf'
import { environments } from './environments.ts'
import { AtelierStack } from './stacks/atelier.ts'

const app = new App({ outdir: new URL('./out', import.meta.url).pathname })
for (const environment of Object.values(environments)) new AtelierStack(app, environment)
app.synth()
