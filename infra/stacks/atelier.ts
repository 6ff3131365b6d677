import { DataGoogleStorageProjectServiceAccount } from '@cdktf/provider-google/lib/data-google-storage-project-service-account/index.js'
import { GoogleProvider } from '@cdktf/provider-google/lib/provider/index.js'
import { GcsBackend, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf'
import type { Construct } from 'constructs'
import { facts as apiFacts } from '../../services/api/facts.ts'
import type { Trigger } from '../../services/platform/trigger.ts'
import { demandsOf, shareQuota } from '../capacity.ts'
import { ApiService } from '../constructs/api-service.ts'
import { Buckets } from '../constructs/buckets.ts'
import { Database } from '../constructs/database.ts'
import { Entrance } from '../constructs/edge/entrance.ts'
import { EventFunction } from '../constructs/event-function.ts'
import { EventPush } from '../constructs/event-push.ts'
import { EventTopics } from '../constructs/event-topics.ts'
import { Monitoring } from '../constructs/monitoring/monitoring.ts'
import { Secrets } from '../constructs/secrets.ts'
import type { Environment } from '../environments.ts'
import { functions } from '../functions.ts'
import { labelAll } from '../labels.ts'

/** The whole system in one Google Cloud project that the bootstrap stack has prepared. */
export class AtelierStack extends TerraformStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, environment.name)
    const { projectId, region, stateBucket } = environment
    if (stateBucket) new GcsBackend(this, { bucket: stateBucket, prefix: 'atelier' })
    else new LocalBackend(this, { path: 'terraform.tfstate' })

    new GoogleProvider(this, 'google', { project: projectId, region })
    const storageAgent = new DataGoogleStorageProjectServiceAccount(this, 'storage-agent', {})

    const buckets = new Buckets(this, 'buckets', { environment })
    const database = new Database(this, 'database', { environment })
    const secrets = new Secrets(this, 'secrets')
    const topics = new EventTopics(this, 'topics', {
      topics: functions.flatMap(({ topic }) => (topic === 'dead-letters' ? [] : [topic])),
      buckets,
      region,
      storageAgent: storageAgent.member,
    })

    const push = new EventPush(this, 'event-push')
    const resources = { buckets, database, secrets, topics }
    const instances = shareQuota(demandsOf(environment), environment.regionalQuota)
    const maxInstances = ({ name }: { name: string }) => instances.get(name) ?? 1
    const shared = (trigger: Trigger) => ({
      trigger,
      environment,
      resources,
      push,
      maxInstances: maxInstances(trigger),
    })
    // The function that shelves dead letters comes first, because the others' dead letters are pushed to it.
    const [shelf] = functions
      .filter(({ topic }) => topic === 'dead-letters')
      .map((trigger) => new EventFunction(this, trigger.name, { ...shared(trigger), shelf: null }))
    if (!shelf) throw new Error('No function takes the dead letters')
    for (const trigger of functions)
      if (trigger.topic !== 'dead-letters')
        new EventFunction(this, trigger.name, { ...shared(trigger), shelf })

    const entrance = new Entrance(this, 'edge', { environment, service: apiFacts.name })
    const api = new ApiService(this, 'api', {
      environment,
      resources,
      maxInstances: maxInstances(apiFacts),
      iapAudience: entrance.iapAudience,
    })
    new Monitoring(this, 'monitoring', { environment, maxInstances })
    entrance.comesAfter(api.service)
    new TerraformOutput(this, 'address', { value: api.service.uri })
    labelAll(this, environment)
  }
}
