import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

const PUSHED = {
  google_pubsub_topic: { work: { name: 'work' } },
  google_pubsub_subscription: {
    work: {
      name: 'work',
      topic: 'work',
      ack_deadline_seconds: 600,
      push_config: {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a reference of Terraform's
        push_endpoint: '${google_cloud_run_v2_service.tool.uri}/hold',
        oidc_token: { service_account_email: 'caller@studio.iam.gserviceaccount.com' },
      },
    },
  },
  google_service_account_iam_member: {
    agent: {
      service_account_id: 'projects/studio/serviceAccounts/caller@studio.iam.gserviceaccount.com',
      role: 'roles/iam.serviceAccountTokenCreator',
      member: 'serviceAccount:service-100000000001@gcp-sa-pubsub.iam.gserviceaccount.com',
    },
  },
}

test('an event function has no more processes than this machine can use, and its backlog waits', async () => {
  await using world = await setUp({
    isPublic: false,
    resources: PUSHED,
    processors: 1,
    template: { max_instance_request_concurrency: 1, scaling: { max_instance_count: 10 } },
  })
  for (const data of ['one', 'two', 'three'])
    world.cloud.pubsub.publish('work', { data: Buffer.from(data), attributes: {} })

  for (const times of [1, 2, 3]) {
    await world.logged('holding', times)
    expect(world.pids()).toHaveLength(1)
    world.cloud.run.kill('tool', 'SIGUSR2')
  }
  await world.cloud.pubsub.idle()

  expect(world.lines.filter(({ severity }) => severity === 'ERROR')).toEqual([])
})
