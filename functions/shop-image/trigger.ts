import type { Trigger } from '../../services/platform/trigger.ts'
import { shopImageWanted } from '../../services/shop/events.ts'

export const trigger = {
  name: 'shop-image',
  topic: shopImageWanted,
  memory: '1Gi',
  cpu: '1',
  // Encoding AVIF takes the whole processor.
  concurrency: 1,
  timeoutSeconds: 60,
  maxInstances: 8,
  buckets: { originals: 'read', renditions: 'manage' },
  database: 'write',
} as const satisfies Trigger
