import { photoAdjusted } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-renditions',
  topic: photoAdjusted,
  memory: '1Gi',
  // A person waits for one picture at a time, and the earlier one is shown meanwhile.
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 120,
  maxInstances: 4,
  buckets: { originals: 'read', renditions: 'manage' },
  database: 'write',
} as const satisfies Trigger
