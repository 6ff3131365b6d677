import { campaignTick } from '../campaigns/events.ts'
import type { ServiceFacts } from '../platform/service-facts.ts'
import { originTopics } from '../shelf/origins.ts'

/** What the API needs from the cloud. */
export const facts = {
  name: 'api',
  memory: '1Gi',
  cpu: '1',
  concurrency: 80,
  // A live stream is one long response, and Cloud Run's maximum is an hour.
  timeoutSeconds: 3600,
  // A signed URL can do only what its signer may do: grants create originals, downloads read them.
  buckets: {
    originals: ['create', 'read'],
    renditions: 'read',
    documents: ['create', 'read'],
    // What was sent with an application is copied, so that it stays.
    papers: ['create', 'read'],
  },
  database: 'write',
  hasLinks: true,
  hasQuota: true,
  // A dead letter that is sent again is published on the topic it came from. Ticks are never dead letters, but the first
  // mail of a campaign goes when it is started.
  publishes: [...originTopics, campaignTick],
  secrets: ['google-ai-keys', 'openrouter-keys', 'groq-keys', 'google-oauth-client'],
  seenSecrets: ['smtp-url'],
  ownSecrets: ['token-signing-key', 'mailbox-key', 'shop-key'],
  signs: true,
} as const satisfies ServiceFacts
