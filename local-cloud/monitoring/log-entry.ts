import type { LogLine } from '../run/log-line.ts'

/** An entry of Cloud Logging, as far as filters can ask about it. */
export interface LogEntry {
  /** The Cloud Run service. */
  service: string
  /** `run.googleapis.com/stdout`. */
  log: string
  severity: string
  text: string | null
  json: Record<string, unknown> | null
}

/** Null for what the local cloud says about itself. */
export function entryOf({ service, severity, message, entry }: LogLine): LogEntry | null {
  if (service === 'local-cloud') return null
  return { service, severity, log: 'run.googleapis.com/stdout', text: entry ? null : message, json: entry }
}

/** What Cloud Run itself logs when a container ends by itself or does not start. */
export const systemEntry = (service: string, text: string): LogEntry => ({
  service,
  severity: 'ERROR',
  log: 'run.googleapis.com/varlog/system',
  text,
  json: null,
})

/** Fields that Cloud Logging takes out of a structured entry. */
const OWN_FIELDS = new Set(['httpRequest'])

export function lookAtEntry(entry: LogEntry) {
  return (path: string): unknown => {
    switch (path) {
      case 'resource.type':
        return 'cloud_run_revision'
      case 'resource.labels.service_name':
        return entry.service
      case 'severity':
        return entry.severity
      case 'log_id':
        return entry.log
      case 'textPayload':
        return entry.text ?? undefined
    }
    const [root, ...rest] = path.split('.')
    if (root === 'jsonPayload') return OWN_FIELDS.has(rest[0] ?? '') ? undefined : within(entry.json, rest)
    return OWN_FIELDS.has(root ?? '') ? within(entry.json, [root ?? '', ...rest]) : undefined
  }
}

function within(value: unknown, path: readonly string[]): unknown {
  let current = value
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Record<string, unknown>)[step]
  }
  return current
}
