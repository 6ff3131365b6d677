import type { Providers } from '../keys.ts'
import { createGoogle } from './google.ts'
import { createOpenAiCompatible } from './open-ai-compatible.ts'

/** All providers at one address, where a server speaks their wire formats: for tests and for gateways of one's own. */
export const providersAt = (baseUrl: string, now: () => number): Providers => ({
  google: createGoogle({ baseUrl }),
  openrouter: createOpenAiCompatible({ baseUrl, now }),
  groq: createOpenAiCompatible({ baseUrl, now }),
})
