// What Google's uptime checks would find, from the places it checks from.
// Source: https://cloud.google.com/monitoring/uptime-checks
import type { UptimeCheckDescription } from './description.ts'
import type { AllSeries } from './series.ts'

/** Google's checkers in the default set of regions; each of them tries. */
export const CHECKERS = [
  'usa-virginia',
  'usa-oregon',
  'usa-iowa',
  'eur-belgium',
  'apac-singapore',
  'sa-brazil-sao_paulo',
]

export interface UptimeResult {
  isUp: boolean
  /** Null where the address has no certificate. */
  certificateDays: number | null
}

export type Probe = (check: UptimeCheckDescription) => Promise<UptimeResult>

export function createUptime({ all, projectId }: { all: AllSeries; projectId: string }) {
  return {
    /** One result of every checker. */
    record(check: UptimeCheckDescription, { isUp, certificateDays }: UptimeResult, time: number): void {
      for (const location of CHECKERS) {
        const source = {
          resource: 'uptime_url',
          metricLabels: { check_id: check.name, checker_location: location },
          resourceLabels: { project_id: projectId, host: check.host },
        }
        all.add(
          { ...source, metric: 'monitoring.googleapis.com/uptime_check/check_passed' },
          'GAUGE',
          Number(isUp),
          time,
        )
        if (certificateDays !== null)
          all.add(
            { ...source, metric: 'monitoring.googleapis.com/uptime_check/time_until_ssl_cert_expires' },
            'GAUGE',
            certificateDays,
            time,
          )
      }
    },
  }
}

/** Asks as a checker does, but at an address of this machine. */
export const probeAt =
  (origin: string): Probe =>
  async ({ path, headers, timeoutSeconds, accepted }) => {
    const isUp = await fetch(new URL(path, origin), {
      headers,
      redirect: 'follow',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    }).then(
      ({ status }) => accepts(accepted, status),
      () => false,
    )
    return { isUp, certificateDays: null }
  }

/** Without a list only the class 2xx passes. */
export function accepts(accepted: UptimeCheckDescription['accepted'], status: number): boolean {
  if (accepted.length === 0) return status >= 200 && status < 300
  return accepted.some(
    (each) => each.value === status || each.class === `STATUS_CLASS_${Math.floor(status / 100)}XX`,
  )
}
