// From where the studio is watched from outside.
import type { Environment } from '../environments.ts'

/** Google's front end answers paths that end in `z` itself, so none of those proves anything. */
export const UPTIME_PATH = '/health/ready'

export interface UptimeHost {
  host: string
  port: number
  useSsl: boolean
}

/** The address that people use, and so everything that stands before the API. */
export function uptimeHost({ origins }: Pick<Environment, 'origins'>): UptimeHost {
  const { hostname, port, protocol } = new URL(origins[0])
  const useSsl = protocol === 'https:'
  return { host: hostname, port: port === '' ? (useSsl ? 443 : 80) : Number(port), useSsl }
}
