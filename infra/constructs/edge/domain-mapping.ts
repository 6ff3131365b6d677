import { CloudRunDomainMapping } from '@cdktf/provider-google/lib/cloud-run-domain-mapping/index.js'
import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { dependable } from 'cdktf'
import { Construct } from 'constructs'
import type { Environment } from '../../environments.ts'

interface DomainMappingConfig {
  environment: Environment
  service: string
}

/**
 * Lets Cloud Run itself answer under the studio's name, with a certificate of Google's. The deployer's account must be a
 * verified owner of the domain, and Google recommends a load balancer for production
 * (https://cloud.google.com/run/docs/mapping-custom-domains).
 */
export class DomainMapping extends Construct {
  readonly #mapping: CloudRunDomainMapping

  constructor(scope: Construct, id: string, { environment, service }: DomainMappingConfig) {
    super(scope, id)
    this.#mapping = new CloudRunDomainMapping(this, 'mapping', {
      name: new URL(environment.origins[0]).hostname,
      location: environment.region,
      metadata: { namespace: environment.projectId },
      spec: { routeName: service },
    })
  }

  comesAfter(service: CloudRunV2Service): void {
    this.#mapping.dependsOn = [dependable(service)]
  }
}
