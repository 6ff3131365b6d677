import {
  CloudRunV2Service,
  type CloudRunV2ServiceTemplateContainers,
} from '@cdktf/provider-google/lib/cloud-run-v2-service/index.js'
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js'
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js'
import type { TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import type { BucketName } from '../../services/platform/buckets.ts'
import type { BucketAccess, ServiceFacts } from '../../services/platform/service-facts.ts'
import type { Environment } from '../environments.ts'
import type { Buckets } from './buckets.ts'
import type { Database } from './database.ts'
import type { EventTopics } from './event-topics.ts'
import type { Secrets } from './secrets.ts'
import { LISTENING } from './startup-probe.ts'
import { grantTelemetry, telemetryVariables } from './telemetry.ts'

/** The resources that services use, and to which their permissions apply. */
export interface Resources {
  buckets: Buckets
  database: Database
  secrets: Secrets
  topics: EventTopics
}

/** From where requests are taken: everywhere, the load balancer, or only the project itself, like Pub/Sub's pushes. */
type Ingress =
  | 'INGRESS_TRAFFIC_ALL'
  | 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER'
  | 'INGRESS_TRAFFIC_INTERNAL_ONLY'

interface WorkloadConfig {
  facts: ServiceFacts
  accountId: string
  environment: Environment
  resources: Resources
  ingress: Ingress
  /** Whether everybody may call it; otherwise only whom a binding names. */
  isOpenToAll: boolean
  scaling: { minInstanceCount: number; maxInstanceCount: number }
  /** The arguments with which Node starts the program. */
  args: readonly string[]
  env?: readonly { name: string; value: string }[]
  livenessProbe?: CloudRunV2ServiceTemplateContainers['livenessProbe']
}

/** A Cloud Run service with its own account, which may do exactly what the service's facts declare. */
export class Workload extends Construct {
  readonly account: ServiceAccount
  readonly service: CloudRunV2Service

  constructor(scope: Construct, id: string, config: WorkloadConfig) {
    super(scope, id)
    const { facts, accountId, environment, resources } = config
    this.account = new ServiceAccount(this, 'account', { accountId, displayName: facts.name })
    const rights = this.#grant(facts, resources)
    this.service = new CloudRunV2Service(this, 'service', {
      name: facts.name,
      location: environment.region,
      ingress: config.ingress,
      // A binding for `allUsers` would be refused in organizations that only share within their own domains.
      ...(config.isOpenToAll && { invokerIamDisabled: true }),
      deletionProtection: !environment.isDisposable,
      template: {
        serviceAccount: this.account.email,
        timeout: `${facts.timeoutSeconds}s`,
        maxInstanceRequestConcurrency: facts.concurrency,
        scaling: config.scaling,
        ...(Number(facts.cpu) < 1 && { executionEnvironment: 'EXECUTION_ENVIRONMENT_GEN1' }),
        containers: [
          {
            image: environment.image,
            command: ['node'],
            args: [...config.args],
            resources: {
              limits: { memory: facts.memory, cpu: facts.cpu },
              cpuIdle: true,
              startupCpuBoost: true,
            },
            startupProbe: LISTENING,
            ...(config.livenessProbe && { livenessProbe: config.livenessProbe }),
            env: [
              { name: 'GOOGLE_CLOUD_PROJECT', value: environment.projectId },
              // Without this glibc gives each thread a heap of its own and returns little of it: a process that decodes
              // photos would hold twice the memory after a few of them.
              { name: 'MALLOC_ARENA_MAX', value: '1' },
              ...telemetryVariables(environment),
              ...namesIn(facts.buckets).map((bucket) => resources.buckets.variable(bucket)),
              ...(facts.hasLinks ? [{ name: 'PUBLIC_URL', value: environment.origins[0] }] : []),
              ...quotaOf(facts, environment),
              ...secretsOf(facts).map((secret) => resources.secrets.variable(secret)),
              ...(config.env ?? []),
            ],
          },
        ],
      },
      // A release decides which image runs and which revision has the traffic; an apply must not take that back. Its other
      // changes make a revision that the next release brings along.
      lifecycle: {
        ignoreChanges: ['template[0].containers[0].image', 'traffic', 'client', 'client_version'],
      },
      // The first requests come as soon as it is up, and need all of this.
      dependsOn: [...rights, ...(facts.database ? resources.database.parts() : [])],
    })
  }

  #grant(facts: ServiceFacts, { buckets, database, secrets, topics }: Resources): TerraformResource[] {
    const { member } = this.account
    return [
      ...grantTelemetry(this, this.account),
      ...namesIn(facts.buckets).flatMap((bucket) =>
        accessesOf(facts.buckets?.[bucket]).map((access) => buckets.grant(this, bucket, access, member)),
      ),
      ...(facts.database ? [database.grant(this, facts.database, member)] : []),
      ...(facts.secrets ?? []).flatMap((secret) => secrets.grant(this, secret, 'read', member)),
      ...(facts.seenSecrets ?? []).flatMap((secret) => secrets.grant(this, secret, 'see', member)),
      ...(facts.ownSecrets ?? []).flatMap((secret) => secrets.grant(this, secret, 'own', member)),
      ...(facts.signs ? [this.#letSign()] : []),
      ...(facts.publishes ?? []).map(({ name }) => topics.grantPublish(this, topics.get(name), member)),
    ]
  }

  #letSign(): TerraformResource {
    return new ServiceAccountIamMember(this, 'sign', {
      serviceAccountId: this.account.name,
      role: 'roles/iam.serviceAccountTokenCreator',
      member: this.account.member,
    })
  }
}

const namesIn = (wanted: ServiceFacts['buckets']) => Object.keys(wanted ?? {}) as BucketName[]

/** Every service that refuses by quota is told the same one. */
const quotaOf = ({ hasQuota }: ServiceFacts, { defaultQuotaBytes: bytes }: Environment) =>
  hasQuota && bytes !== undefined ? [{ name: 'DEFAULT_QUOTA_BYTES', value: String(bytes) }] : []

const secretsOf = ({ secrets = [], seenSecrets = [], ownSecrets = [] }: ServiceFacts) => [
  ...secrets,
  ...seenSecrets,
  ...ownSecrets,
]

const accessesOf = (access: BucketAccess | readonly BucketAccess[] = []) =>
  typeof access === 'string' ? [access] : access
