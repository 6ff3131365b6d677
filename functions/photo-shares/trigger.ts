import { photoShareDue } from '../../services/photos/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'photo-shares',
  topic: photoShareDue,
  memory: '512Mi',
  cpu: '1',
  // Drawing and encoding two pictures takes the processor for a fraction of a second.
  concurrency: 2,
  timeoutSeconds: 60,
  maxInstances: 8,
  buckets: { renditions: 'manage' },
  database: 'write',
  publishes: [photoShareDue],
} as const satisfies Trigger
