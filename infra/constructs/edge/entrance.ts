import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { TerraformOutput } from 'cdktf'
import { Construct } from 'constructs'
import { edgeOf } from '../../edge.ts'
import type { Environment } from '../../environments.ts'
import { Backends } from './backends.ts'
import { DomainMapping } from './domain-mapping.ts'
import { Firewall } from './firewall.ts'
import { Front } from './front.ts'
import { Routes } from './routes.ts'

interface EntranceConfig {
  environment: Environment
  /**
   * The name of the API's service. It is not a reference: where Identity-Aware Proxy signs people in, the service itself
   * refers to the backend, and Terraform refuses a circle. Google accepts a backend for a service that comes later.
   */
  service: string
}

/** How people reach the API: the load balancer with everything that belongs to it, or Cloud Run's own front end. */
export class Entrance extends Construct {
  /** What the proxy's assertions are made for; empty where no proxy signs people in. */
  readonly iapAudience: string
  #mapping: DomainMapping | undefined

  constructor(scope: Construct, id: string, { environment, service }: EntranceConfig) {
    super(scope, id)
    const edge = edgeOf(environment)
    if (!edge.hasLoadBalancer) {
      this.iapAudience = ''
      if (environment.form === 'bundles')
        this.#mapping = new DomainMapping(this, 'domain', { environment, service })
      return
    }
    const firewall = new Firewall(this, 'firewall')
    const backends = new Backends(this, 'backends', { environment, service, firewall: firewall.policyId })
    const routes = new Routes(this, 'routes', { environment, backends })
    const front = new Front(this, 'front', { environment, routes })
    this.iapAudience = backends.iapAudience
    new TerraformOutput(this, 'addresses', { value: front.addresses }).overrideLogicalId('addresses')
  }

  /** Cloud Run maps a name only to a service that is there. */
  comesAfter(service: CloudRunV2Service): void {
    this.#mapping?.comesAfter(service)
  }
}
