import type { Trigger } from '../../services/platform/trigger.ts'
import { shopImageWanted } from '../../services/shop/events.ts'

export const trigger = {
  name: 'shop-image',
  topic: shopImageWanted,
  memory: '1Gi',
  // Encoding AVIF takes all of it, once for each picture. A new project has few processors for all functions.
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 8,
  buckets: { originals: 'read', renditions: 'manage' },
  database: 'write',
} as const satisfies Trigger
