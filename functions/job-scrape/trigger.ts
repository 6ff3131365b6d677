import { careersDiscarded, jobPageNeeded, jobSubmitted } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'job-scrape',
  topic: jobSubmitted,
  memory: '1Gi',
  cpu: '1',
  concurrency: 16,
  // A model may take a minute after a slow page.
  timeoutSeconds: 120,
  // One instance can leave time between its requests to a site; several could not.
  maxInstances: 1,
  buckets: { documents: 'manage' },
  database: 'write',
  hasQuota: true,
  secrets: ['linkedin-cookie', 'google-ai-keys', 'openrouter-keys', 'groq-keys'],
  publishes: [jobPageNeeded, careersDiscarded],
} as const satisfies Trigger
