import type { DatabaseIndexes } from '../../platform/indexes.ts'
import { CONSENTS } from './consents.ts'

export const mailboxIndexes = {
  composite: [],
  ttl: [{ collection: CONSENTS, field: 'expiresAt' }],
  exempt: [
    { collection: CONSENTS, field: 'verifier' },
    { collection: CONSENTS, field: 'browser' },
    { collection: CONSENTS, field: 'redirectUri' },
  ],
} as const satisfies DatabaseIndexes
