import { albumChanged } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-albums',
  topic: albumChanged,
  memory: '512Mi',
  cpu: '0.25',
  concurrency: 1,
  timeoutSeconds: 120,
  maxInstances: 4,
  database: 'write',
  // What takes longer than one event may is announced again.
  publishes: [albumChanged],
} as const satisfies Trigger
