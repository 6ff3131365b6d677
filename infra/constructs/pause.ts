import { type ITerraformDependable, TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import { smallProvider } from './providers.ts'

/**
 * Google's own numbers for what it answers too early: a switched-on API is used by tests of the provider after a minute,
 * and a binding spreads within "typically 2 minutes, potentially 7 minutes or longer"
 * (https://cloud.google.com/iam/docs/access-change-propagation). Of a new metric Google says, when it refuses an alert
 * about it, that it "could take up to 10 minutes to become available" (terraform-provider-google #11102).
 */
export const SPREADING = { apiSeconds: 90, agentSeconds: 90, bindingSeconds: 450, metricSeconds: 630 }

/** Lets time pass after some resources were created, because Google says that they exist before they have an effect. */
export class Pause extends Construct {
  readonly over: TerraformResource

  constructor(scope: Construct, id: string, config: { seconds: number; after: ITerraformDependable[] }) {
    super(scope, id)
    this.over = new TerraformResource(this, 'pause', {
      terraformResourceType: 'time_sleep',
      provider: smallProvider(this, 'time'),
      dependsOn: config.after,
    })
    this.over.addOverride('create_duration', `${config.seconds}s`)
  }
}
