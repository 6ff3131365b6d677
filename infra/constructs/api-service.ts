import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { Construct } from 'constructs'
import { facts } from '../../services/api/facts.ts'
import type { Environment } from '../environments.ts'
import { apiProgram } from './program.ts'
import { ServiceAgent } from './service-agent.ts'
import { type Resources, Workload } from './workload.ts'

interface ApiServiceConfig {
  environment: Environment
  resources: Resources
  maxInstances: number
}

/** The audience of a backend service that does not exist: nobody can sign in before there is a load balancer. */
const NO_BACKEND = '/projects/0/global/backendServices/0'

/** Cloud Run's own proxy, and the load balancer in front of it where there is one. */
const TRUSTED_PROXIES = { public: '1', 'behind-proxy': '2' }

/**
 * The API and the web that it serves; no other service is public. Where Identity-Aware Proxy signs people in, requests
 * are only taken from the load balancer, and only from the proxy.
 */
export class ApiService extends Construct {
  readonly uri: string

  constructor(scope: Construct, id: string, config: ApiServiceConfig) {
    super(scope, id)
    const { environment, resources, maxInstances } = config
    const access = environment.edge === 'iap' ? 'behind-proxy' : 'public'
    const { service } = new Workload(this, 'workload', {
      facts,
      // Google requires ids of at least 6 characters.
      accountId: 'studio-api',
      environment,
      resources,
      access,
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
        { name: 'IAP_AUDIENCE', value: access === 'behind-proxy' ? NO_BACKEND : '' },
        { name: 'TRUSTED_PROXIES', value: TRUSTED_PROXIES[access] },
        { name: 'HOSTS', value: (environment.hosts ?? []).join(',') },
        { name: 'CORS_ORIGINS', value: (environment.corsOrigins ?? []).join(',') },
        { name: 'TEST_PAYMENTS', value: String(environment.takesTestPayments ?? false) },
      ],
    })
    this.uri = service.uri
    if (access === 'behind-proxy')
      new CloudRunV2ServiceIamMember(this, 'proxy', {
        name: service.name,
        location: service.location,
        role: 'roles/run.invoker',
        member: new ServiceAgent(this, 'proxy-agent', { environment, service: 'iap.googleapis.com' }).member,
      })
  }
}
