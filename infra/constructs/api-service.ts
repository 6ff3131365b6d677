import { CloudRunV2Service } from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { CloudRunV2ServiceIamMember } from '@cdktf/provider-google/lib/cloud-run-v2-service-iam-member/index.js'
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js'
import { Construct } from 'constructs'
import type { Environment } from '../environments.ts'
import type { Buckets } from './buckets.ts'
import type { Database } from './database.ts'
import type { EventTopics } from './event-topics.ts'
import type { SigningKey } from './signing-key.ts'
import { LISTENING } from './startup-probe.ts'

interface ApiServiceConfig {
  environment: Environment
  buckets: Buckets
  database: Database
  signingKey: SigningKey
  topics: EventTopics
}

/** The API and the web it serves: the only service that the public reaches. */
export class ApiService extends Construct {
  readonly service: CloudRunV2Service

  constructor(
    scope: Construct,
    id: string,
    { environment, buckets, database, signingKey, topics }: ApiServiceConfig,
  ) {
    super(scope, id)
    const account = new ServiceAccount(this, 'account', { accountId: 'studio-api', displayName: 'API' })
    this.service = new CloudRunV2Service(this, 'service', {
      name: 'api',
      location: environment.region,
      ingress: 'INGRESS_TRAFFIC_ALL',
      deletionProtection: !environment.isDisposable,
      template: {
        serviceAccount: account.email,
        // Live updates are one long response; Cloud Run's longest is an hour.
        timeout: '3600s',
        maxInstanceRequestConcurrency: 80,
        scaling: {
          minInstanceCount: environment.apiMinInstances,
          maxInstanceCount: environment.apiMaxInstances,
        },
        containers: [
          {
            image: environment.image,
            command: ['node'],
            args: ['services/api/main.ts'],
            resources: { limits: { memory: '1Gi', cpu: '1' }, cpuIdle: true, startupCpuBoost: true },
            startupProbe: LISTENING,
            livenessProbe: {
              httpGet: { path: '/health/live' },
              periodSeconds: 30,
              timeoutSeconds: 5,
              failureThreshold: 3,
            },
            env: [
              { name: 'GOOGLE_CLOUD_PROJECT', value: environment.projectId },
              { name: 'PUBLIC_URL', value: environment.origins[0] },
              { name: 'TOKEN_KEY_SECRET', value: signingKey.secret.secretId },
              { name: 'IAP_AUDIENCE', value: environment.iapAudience },
              ...buckets.environmentOf(['originals', 'renditions']),
            ],
          },
        ],
      },
    })
    new CloudRunV2ServiceIamMember(this, 'public', {
      name: this.service.name,
      location: this.service.location,
      role: 'roles/run.invoker',
      member: 'allUsers',
    })

    // A signed URL can do only what its signer may: grants create originals, downloads read them.
    buckets.grant(this, 'originals', 'create', account.member)
    buckets.grant(this, 'originals', 'read', account.member)
    buckets.grant(this, 'renditions', 'read', account.member)
    new ServiceAccountIamMember(this, 'sign', {
      serviceAccountId: account.name,
      role: 'roles/iam.serviceAccountTokenCreator',
      member: account.member,
    })
    database.grant(this, 'write', account.member)
    signingKey.grant(this, account.member)
    // Re-driving a dead letter publishes it where it came from, so the API may publish on every topic.
    for (const topic of topics.all()) topics.grantPublish(this, topic, account.member)
  }
}
