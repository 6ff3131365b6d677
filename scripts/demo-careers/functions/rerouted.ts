import Type from 'typebox'
import { createSafeFetch, type SafeFetch } from '../../../services/platform/safe-fetch.ts'

export const internetConfig = { DEMO_INTERNET: Type.String({ pattern: '^http://127\\.0\\.0\\.1:' }) }

/** Every request goes to the demo's own server, whatever host it is for. */
export function reroutedTo(internet: string): SafeFetch {
  return createSafeFetch({ reroute: ({ pathname, search }) => new URL(pathname + search, internet) })
}
