import { accountMailDue } from '../../services/accounts/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'account-mail',
  topic: accountMailDue,
  memory: '512Mi',
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 3,
  database: 'write',
  secrets: ['smtp-url'],
  hasLinks: true,
} as const satisfies Trigger
