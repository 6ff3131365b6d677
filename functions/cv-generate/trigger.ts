import { cvReady, cvRequested } from '../../services/careers/events.ts'
import type { Trigger } from '../../services/platform/trigger.ts'

export const trigger = {
  name: 'cv-generate',
  topic: cvRequested,
  memory: '512Mi',
  cpu: '1',
  concurrency: 8,
  // A model may take a minute; without one it is done in less than a second.
  timeoutSeconds: 120,
  maxInstances: 6,
  database: 'write',
  publishes: [cvReady],
  secrets: ['google-ai-keys', 'openrouter-keys', 'groq-keys'],
} as const satisfies Trigger
