import { campaignsDiscarded } from '../../services/campaigns/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'campaigns-removal',
  topic: campaignsDiscarded,
  memory: '512Mi',
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 4,
  buckets: { documents: 'manage', papers: 'manage' },
  database: 'write',
} as const satisfies Trigger
