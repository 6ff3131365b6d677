/** Source: https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity */
export type Severity =
  | 'DEFAULT'
  | 'DEBUG'
  | 'INFO'
  | 'NOTICE'
  | 'WARNING'
  | 'ERROR'
  | 'CRITICAL'
  | 'ALERT'
  | 'EMERGENCY'

/** One line that a service or the local cloud itself wrote. */
export interface LogLine {
  /** The service's name, or `local-cloud` for lines that no service wrote. */
  service: string
  severity: Severity
  message: string
  /** Milliseconds since the epoch. */
  time: number
  /** The whole entry, when the line was a JSON object. */
  entry: Record<string, unknown> | null
}

/** From the least, https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity */
export const SEVERITIES: readonly Severity[] = [
  'DEFAULT',
  'DEBUG',
  'INFO',
  'NOTICE',
  'WARNING',
  'ERROR',
  'CRITICAL',
  'ALERT',
  'EMERGENCY',
]

/** Reads a line of standard output as Cloud Logging does: a JSON object is an entry, anything else is its message. */
export function parseLogLine(service: string, text: string, time: number): LogLine {
  const entry = text.startsWith('{') ? parseObject(text) : null
  if (!entry) return { service, severity: 'DEFAULT', message: text, time, entry: null }
  const severity = SEVERITIES.find((each) => each === String(entry.severity).toUpperCase()) ?? 'DEFAULT'
  return { service, severity, message: typeof entry.message === 'string' ? entry.message : text, time, entry }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
