import { CloudSchedulerJob } from '@cdktf/provider-google/lib/cloud-scheduler-job/index.js'
import { PubsubTopic } from '@cdktf/provider-google/lib/pubsub-topic/index.js'
import { PubsubTopicIamMember } from '@cdktf/provider-google/lib/pubsub-topic-iam-member/index.js'
import { StorageNotification } from '@cdktf/provider-google/lib/storage-notification/index.js'
import { dependable, type TerraformResource } from 'cdktf'
import { Construct } from 'constructs'
import { KEPT_SECONDS } from '../../services/platform/retry.ts'
import type { Topic } from '../../services/platform/topic.ts'
import type { Buckets } from './buckets.ts'
import { Pause, SPREADING } from './pause.ts'

interface EventTopicsConfig {
  /** A topic may occur several times: once for each function it starts. */
  topics: readonly Topic[]
  buckets: Buckets
  region: string
  /** Cloud Storage's own service account, which announces objects. */
  storageAgent: string
}

/** The topics, and the publishers that Google runs: storage and the scheduler. */
export class EventTopics extends Construct {
  readonly #topics = new Map<string, PubsubTopic>()

  constructor(scope: Construct, id: string, { topics, buckets, region, storageAgent }: EventTopicsConfig) {
    super(scope, id)
    const announcers: TerraformResource[] = []
    const announcements: StorageNotification[] = []
    for (const topic of new Set(topics)) {
      const { name, announces, announcedPrefix, schedule } = topic
      const resource = new PubsubTopic(this, name, {
        name,
        // An old tick is worthless, so none is kept for another subscription.
        ...(!schedule && { messageRetentionDuration: `${KEPT_SECONDS}s` }),
      })
      this.#topics.set(name, resource)

      if (announces) {
        announcers.push(
          new PubsubTopicIamMember(this, `${name}-storage`, {
            topic: resource.name,
            role: 'roles/pubsub.publisher',
            member: storageAgent,
          }),
        )
        announcements.push(
          new StorageNotification(this, `${name}-announcement`, {
            bucket: buckets.get(announces).name,
            topic: resource.id,
            payloadFormat: 'JSON_API_V1',
            eventTypes: ['OBJECT_FINALIZE'],
            ...(announcedPrefix && { objectNamePrefix: announcedPrefix }),
          }),
        )
      }
      if (schedule)
        new CloudSchedulerJob(this, `${name}-schedule`, {
          name,
          region,
          schedule: schedule.cron,
          timeZone: 'Etc/UTC',
          pubsubTarget: { topicName: resource.id, data: Buffer.from('{}').toString('base64') },
        })
    }
    // Google refuses a notification whose agent may not publish yet.
    const allowed = new Pause(this, 'announcers-known', {
      seconds: SPREADING.bindingSeconds,
      after: announcers,
    })
    for (const announcement of announcements) announcement.dependsOn = [dependable(allowed.over)]
  }

  get(name: string): PubsubTopic {
    const topic = this.#topics.get(name)
    if (!topic) throw new Error(`No function is started by topic ${name}, so nothing may publish on it`)
    return topic
  }

  grantPublish(scope: Construct, topic: PubsubTopic, member: string): TerraformResource {
    return new PubsubTopicIamMember(scope, `publish-${topic.friendlyUniqueId}`, {
      topic: topic.name,
      role: 'roles/pubsub.publisher',
      member,
    })
  }
}
