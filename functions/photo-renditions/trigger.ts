import { photoAdjusted } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-renditions',
  topic: photoAdjusted,
  memory: '1Gi',
  cpu: '1',
  concurrency: 2,
  timeoutSeconds: 120,
  maxInstances: 4,
  buckets: { originals: 'read', renditions: 'manage' },
  database: 'write',
} as const satisfies Trigger
