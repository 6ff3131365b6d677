import { accountForgotten, accountMailDue } from '../../services/accounts/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'account-removal',
  topic: accountForgotten,
  memory: '512Mi',
  cpu: '1',
  concurrency: 4,
  timeoutSeconds: 240,
  maxInstances: 2,
  buckets: { originals: 'manage', renditions: 'manage', documents: 'manage', papers: 'manage' },
  database: 'write',
  publishes: [accountForgotten, accountMailDue],
} as const satisfies Trigger
