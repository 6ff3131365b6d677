import type { ServiceFacts } from '../platform/service-facts.ts'
import { ORIGINS } from '../shelf/origins.ts'

/** What the API needs of the cloud. */
export const facts = {
  name: 'api',
  memory: '1Gi',
  cpu: '1',
  concurrency: 80,
  // Live updates are one long response; Cloud Run's longest is an hour.
  timeoutSeconds: 3600,
  // A signed URL can do only what its signer may: grants create originals, downloads read them.
  buckets: { originals: ['create', 'read'], renditions: 'read' },
  database: 'write',
  hasLinks: true,
  // A dead letter that is sent again is published where it came from.
  publishes: [...new Set(Object.values(ORIGINS))],
  seenSecrets: ['smtp-url'],
  ownSecrets: ['token-signing-key'],
  signs: true,
} as const satisfies ServiceFacts
