import type { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { Construct } from 'constructs'
import { facts } from '../../services/api/facts.ts'
import { edgeOf } from '../edge.ts'
import type { Environment } from '../environments.ts'
import { retentionVariables } from '../retention.ts'
import { apiProgram } from './program.ts'
import { serviceAgent } from './service-agent.ts'
import { type Resources, Workload } from './workload.ts'

interface ApiServiceConfig {
  environment: Environment
  resources: Resources
  maxInstances: number
  /** What Identity-Aware Proxy's assertions are made for; empty where it signs nobody in. */
  iapAudience: string
}

/**
 * The API and the web that it serves; no other service is public. Where there is a load balancer, requests are only
 * taken from it, and where Identity-Aware Proxy signs people in, only from the proxy.
 */
export class ApiService extends Construct {
  readonly service: CloudRunV2Service

  constructor(scope: Construct, id: string, config: ApiServiceConfig) {
    super(scope, id)
    const { environment, resources, maxInstances, iapAudience } = config
    const edge = edgeOf(environment)
    this.service = new Workload(this, 'workload', {
      facts,
      // Google requires ids of at least 6 characters.
      accountId: 'studio-api',
      environment,
      resources,
      ingress: edge.ingress,
      isOpenToAll: edge.isOpenToAll,
      scaling: {
        minInstanceCount: environment.apiMinInstances,
        maxInstanceCount: maxInstances,
      },
      args: apiProgram(environment.form),
      livenessProbe: {
        httpGet: { path: '/health/live' },
        periodSeconds: 30,
        timeoutSeconds: 5,
        failureThreshold: 3,
      },
      env: [
        { name: 'IAP_AUDIENCE', value: iapAudience },
        { name: 'TRUSTED_PROXIES', value: String(edge.trustedProxies) },
        { name: 'HOSTS', value: (environment.hosts ?? []).join(',') },
        { name: 'CORS_ORIGINS', value: (environment.corsOrigins ?? []).join(',') },
        { name: 'TEST_PAYMENTS', value: String(environment.takesTestPayments ?? false) },
        ...retentionVariables(environment),
      ],
    }).service
    const { service } = this
    if (edge.signsIn)
      new CloudRunV2ServiceIamMember(this, 'proxy', {
        name: service.name,
        location: service.location,
        role: 'roles/run.invoker',
        member: serviceAgent(this, 'iap.googleapis.com'),
      })
  }
}
