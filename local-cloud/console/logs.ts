import { SEVERITIES, type Severity } from '../run/log-line.ts'
import type { LogEntry } from './recorder.ts'
import type { Ring } from './ring.ts'

export interface LogQuery {
  service: string
  /** The least severity. */
  severity: Severity
  /** In the message or the fields, in any case. */
  text: string
  trace: string
  limit: number
}

export function readLogQuery(query: URLSearchParams): LogQuery {
  const wanted = (query.get('severity') ?? '').toUpperCase()
  return {
    service: query.get('service') ?? '',
    severity: SEVERITIES.find((each) => each === wanted) ?? 'DEFAULT',
    text: (query.get('text') ?? '').toLowerCase(),
    trace: query.get('trace') ?? '',
    limit: Math.min(Number(query.get('limit')) || 200, 1000),
  }
}

export function matches(entry: LogEntry, { service, severity, text, trace }: LogQuery): boolean {
  if (service !== '' && entry.service !== service) return false
  if (SEVERITIES.indexOf(entry.severity) < SEVERITIES.indexOf(severity)) return false
  if (trace !== '' && entry.trace !== trace) return false
  if (text === '') return true
  return (
    entry.message.toLowerCase().includes(text) ||
    (entry.fields !== null && JSON.stringify(entry.fields).toLowerCase().includes(text))
  )
}

/** The newest that match, oldest first. */
export function findLogs(logs: Ring<LogEntry>, query: LogQuery): (LogEntry & { number: number })[] {
  const found: (LogEntry & { number: number })[] = []
  for (const { number, item } of logs.newest()) {
    if (!matches(item, query)) continue
    found.push({ ...item, number })
    if (found.length >= query.limit) break
  }
  return found.reverse()
}
