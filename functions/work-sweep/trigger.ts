import { mailDue } from '../../services/campaigns/events.ts'
import { uploadBuckets } from '../../services/platform/buckets.ts'
import { sweepTick } from '../../services/platform/events.ts'
import { accessToEach } from '../../services/platform/service-facts.ts'
import type { Trigger } from '../../services/platform/trigger.ts'
import { originTopics } from '../../services/shelf/origins.ts'
import { shopImageWanted } from '../../services/shop/events.ts'

export const trigger = {
  name: 'work-sweep',
  topic: sweepTick,
  memory: '512Mi',
  // Nobody waits for it, and the next tick goes on where one stops.
  cpu: '0.125',
  concurrency: 1,
  timeoutSeconds: 240,
  maxInstances: 1,
  // Uploads may arrive without their event.
  buckets: accessToEach(uploadBuckets, 'read'),
  database: 'write',
  // Any work may be stuck, but the pace looks after mails, and who looks at an image again has it made.
  publishes: originTopics.filter((topic) => topic !== mailDue && topic !== shopImageWanted),
} as const satisfies Trigger
