import { v1 } from '@google-cloud/pubsub'
import { credentials } from '@grpc/grpc-js'
import type { LocalCloud } from '../../local-cloud/start.ts'

/** Pub/Sub's minimum. The deployment's number spans hours of the clock, in which thousands of ticks would fall. */
export const FEW_ATTEMPTS = 5

/** Makes events dead letters after few attempts. */
export async function giveUpSoon({ projectId, operatorAddress }: LocalCloud, names: readonly string[]) {
  const [servicePath = '', port] = operatorAddress.split(':')
  const client = new v1.SubscriberClient({
    ...{ projectId, servicePath, port: Number(port), sslCreds: credentials.createInsecure() },
    universeDomain: 'googleapis.com',
  })
  await Promise.all(
    names.map((name) =>
      client.updateSubscription({
        subscription: {
          name: `projects/${projectId}/subscriptions/${name}`,
          deadLetterPolicy: {
            deadLetterTopic: `projects/${projectId}/topics/${name}-dead-letter`,
            maxDeliveryAttempts: FEW_ATTEMPTS,
          },
        },
        updateMask: { paths: ['dead_letter_policy'] },
      }),
    ),
  )
  await client.close()
}
