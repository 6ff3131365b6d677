import { TerraformProvider, TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../environments.ts'

/**
 * Google's provider for features that the general one does not have yet. Only one small resource is needed, so it has
 * no package.
 */
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
 * The account as which Pub/Sub itself acts. Google creates it when it is first needed, so in a new project a binding
 * that names it could come too early (terraform-provider-google #21931).
 */
export class PubsubAgent extends Construct {
  /** The name in the form that bindings use. */
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
