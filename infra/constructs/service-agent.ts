import { TerraformProvider, TerraformResource, TerraformStack } from 'cdktf'
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

/** The stack's only such provider, since Terraform allows one without an alias. */
function betaProvider(scope: Construct, { projectId, region }: Environment): TerraformProvider {
  const stack = TerraformStack.of(scope)
  const found = stack.node.tryFindChild('google-beta')
  if (found instanceof TerraformProvider) return found
  return new GoogleBetaProvider(stack, 'google-beta', { project: projectId, region })
}

interface ServiceAgentConfig {
  environment: Environment
  /** The Google API, `pubsub.googleapis.com`. */
  service: string
}

/**
 * The account as which a Google service itself acts. Google creates it when it is first needed, so in a new project a
 * binding that names it could come too early (terraform-provider-google #21931).
 */
export class ServiceAgent extends Construct {
  /** The name in the form that bindings use. */
  readonly member: string

  constructor(scope: Construct, id: string, { environment, service }: ServiceAgentConfig) {
    super(scope, id)
    const identity = new TerraformResource(this, 'identity', {
      terraformResourceType: 'google_project_service_identity',
      provider: betaProvider(this, environment),
    })
    identity.addOverride('service', service)
    this.member = identity.getStringAttribute('member')
  }
}
