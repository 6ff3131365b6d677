import { Construct } from 'constructs'
import { facts } from '../../services/api/facts.ts'
import type { Environment } from '../environments.ts'
import { apiProgram } from './program.ts'
import { type Resources, Workload } from './workload.ts'

interface ApiServiceConfig {
  environment: Environment
  resources: Resources
  maxInstances: number
}

/** The API and the web that it serves; no other service is public. */
export class ApiService extends Construct {
  readonly uri: string

  constructor(scope: Construct, id: string, config: ApiServiceConfig) {
    super(scope, id)
    const { environment, resources, maxInstances } = config
    const { service } = new Workload(this, 'workload', {
      facts,
      // Google requires ids of at least 6 characters.
      accountId: 'studio-api',
      environment,
      resources,
      access: 'public',
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
        { name: 'IAP_AUDIENCE', value: environment.iapAudience },
        { name: 'HOSTS', value: (environment.hosts ?? []).join(',') },
        { name: 'CORS_ORIGINS', value: (environment.corsOrigins ?? []).join(',') },
      ],
    })
    this.uri = service.uri
  }
}
