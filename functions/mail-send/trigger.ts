import { mailDue } from '../../services/campaigns/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'mail-send',
  topic: mailDue,
  // Files of up to 18 MB are in memory as they are and encoded.
  memory: '1Gi',
  cpu: '1',
  concurrency: 8,
  timeoutSeconds: 120,
  maxInstances: 4,
  buckets: { documents: 'read', papers: 'read' },
  database: 'write',
  secrets: ['mailbox-key', 'google-oauth-client'],
  hasLinks: true,
} as const satisfies Trigger
