import { accountForgotten, accountMailDue } from '../../services/accounts/events.ts'
import { bucketNames } from '../../services/platform/buckets.ts'
import { accessToEach } from '../../services/platform/service-facts.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'account-removal',
  topic: accountForgotten,
  memory: '512Mi',
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 240,
  maxInstances: 2,
  // Everything of a person is removed, wherever it is.
  buckets: accessToEach(bucketNames, 'manage'),
  database: 'write',
  publishes: [accountForgotten, accountMailDue],
} as const satisfies Trigger
