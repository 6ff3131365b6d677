import { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import { edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'
import { Pause, SPREADING } from '../pause.ts'
import { smallProvider } from '../providers.ts'
import { type AgentService, SERVICE_AGENTS } from '../service-agent.ts'
import type { ProjectApis } from './project-apis.ts'

const needed = (environment: Pick<Environment, 'edge'>) =>
  (Object.keys(SERVICE_AGENTS) as AgentService[]).filter(
    (service) => service !== 'iap.googleapis.com' || edgeOf(environment).signsIn,
  )

/**
 * Asks Google for the accounts of its own services that the studio's stack names in bindings, and waits until they are
 * known everywhere.
 */
export class ServiceIdentities extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { environment, apis }: { environment: Environment; apis: ProjectApis },
  ) {
    super(scope, id)
    const identities = needed(environment).map((service) => {
      const identity = new TerraformResource(this, service.split('.')[0] ?? service, {
        terraformResourceType: 'google_project_service_identity',
        provider: smallProvider(this, 'google-beta', {
          project: environment.projectId,
          region: environment.region,
          billing_project: environment.projectId,
          user_project_override: true,
        }),
        dependsOn: [apis.ready],
      })
      identity.addOverride('service', service)
      return identity
    })
    new Pause(this, 'known', { seconds: SPREADING.agentSeconds, after: identities })
  }
}
