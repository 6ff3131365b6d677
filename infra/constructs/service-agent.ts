import { TerraformProvider, TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../environments.ts'

/** Google's provider for what is not in the general one yet. Here that is one small resource, so it has no package. */
class GoogleBetaProvider extends TerraformProvider {
  readonly #settings: Record<string, unknown>

  constructor(scope: Construct, id: string, settings: Record<string, unknown>) {
    super(scope, id, {
      terraformResourceType: 'google-beta',
      terraformGeneratorMetadata: {
        providerName: 'google-beta',
        providerVersion: '6.50.0',
        providerVersionConstraint: '~> 6.0',
      },
      terraformProviderSource: 'google-beta',
    })
    this.#settings = settings
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#settings
  }
}

/**
 * The account as which Pub/Sub itself acts. Google makes it when it is first needed; in a new project a
 * binding that names it would come before (terraform-provider-google #21931).
 */
export class PubsubAgent extends Construct {
  /** As bindings name it. */
  readonly member: string

  constructor(scope: Construct, id: string, { environment }: { environment: Environment }) {
    super(scope, id)
    const { projectId, region } = environment
    const provider = new GoogleBetaProvider(this, 'google-beta', { project: projectId, region })
    const identity = new TerraformResource(this, 'identity', {
      terraformResourceType: 'google_project_service_identity',
      provider,
    })
    identity.addOverride('service', 'pubsub.googleapis.com')
    this.member = identity.getStringAttribute('member')
  }
}
