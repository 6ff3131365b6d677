import { jobPageNeeded, jobSubmitted } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'job-scrape',
  topic: jobSubmitted,
  memory: '512Mi',
  cpu: '1',
  concurrency: 8,
  timeoutSeconds: 60,
  maxInstances: 4,
  buckets: { documents: 'manage' },
  database: 'write',
  publishes: [jobPageNeeded],
} as const satisfies Trigger
