import type { Trigger } from '../../services/platform/trigger.ts'
import { knowledgeChanged } from '../../services/shop/events.ts'

export const trigger = {
  name: 'knowledge-index',
  topic: knowledgeChanged,
  // The sentence encoder with its model.
  memory: '1Gi',
  // Nobody waits for more than one passage, which takes the encoder some 30 ms of it.
  cpu: '0.5',
  concurrency: 1,
  timeoutSeconds: 300,
  maxInstances: 3,
  secrets: ['google-ai-keys'],
  publishes: [knowledgeChanged],
  database: 'write',
} as const satisfies Trigger
