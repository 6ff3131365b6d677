import type { Happenings, Told } from '../happenings.ts'
import type { Severity } from '../run/log-line.ts'
import { createRing, type Ring } from './ring.ts'

/** What has happened, except for lines of logs. */
export type ShownEvent = Exclude<Told, { kind: 'log' }>

export interface LogEntry {
  /** Milliseconds since the epoch, of real time, as everything in logs. */
  time: number
  service: string
  severity: Severity
  message: string
  trace: string | null
  /** The rest of an entry that was JSON. */
  fields: Record<string, unknown> | null
}

/** What an overview says about a service, counted since the start. */
export interface ServiceCounts {
  coldStarts: number
  /** Milliseconds. */
  lastStart: number | null
  crashes: number
}

export interface Recorder {
  events: Ring<ShownEvent>
  logs: Ring<LogEntry>
  counts(service: string): ServiceCounts
  close(): void
}

const KEPT_EVENTS = 3000
const KEPT_LOGS = 5000
/** Characters. Nobody reads more of one line in a list, and a service that logs whole files must not fill the memory. */
const MESSAGE_LENGTH = 4000
const FIELDS_LENGTH = 16_000
/** These are columns of their own, or say where the entry came from. */
const KNOWN_FIELDS = new Set([
  'severity',
  'message',
  'time',
  'logging.googleapis.com/trace',
  'serviceContext',
])
const TRACE_FIELD = 'logging.googleapis.com/trace'

/** Remembers the latest of what happens, in bounded memory. */
export function createRecorder(happenings: Pick<Happenings, 'listen'>): Recorder {
  const events = createRing<ShownEvent>(KEPT_EVENTS)
  const logs = createRing<LogEntry>(KEPT_LOGS)
  const services = new Map<string, ServiceCounts>()

  const countsOf = (service: string): ServiceCounts => {
    const counts = services.get(service) ?? { coldStarts: 0, lastStart: null, crashes: 0 }
    services.set(service, counts)
    return counts
  }

  const close = happenings.listen((told) => {
    if (told.kind === 'log') {
      logs.push(toEntry(told.line))
      return
    }
    events.push(told)
    if (told.kind !== 'instance') return
    const counts = countsOf(told.service)
    if (told.change === 'crashed' || told.change === 'failed') counts.crashes++
    if (told.change !== 'ready') return
    counts.coldStarts++
    counts.lastStart = told.ms
  })

  return { events, logs, counts: countsOf, close }
}

/** A part of a text keeps the whole text in memory, unless it is copied. */
const copied = (text: string) => Buffer.from(text, 'utf16le').toString('utf16le')

function toEntry({
  service,
  severity,
  message,
  time,
  entry,
}: Extract<Told, { kind: 'log' }>['line']): LogEntry {
  const trace = entry?.[TRACE_FIELD]
  const rest = Object.entries(entry ?? {}).filter(([name]) => !KNOWN_FIELDS.has(name))
  const isLarge = rest.length > 0 && JSON.stringify(rest).length > FIELDS_LENGTH
  return {
    time,
    service,
    severity,
    message: message.length > MESSAGE_LENGTH ? `${copied(message.slice(0, MESSAGE_LENGTH))}…` : message,
    trace: typeof trace === 'string' ? trace.slice(trace.lastIndexOf('/') + 1) : null,
    fields: rest.length === 0 || isLarge ? null : Object.fromEntries(rest),
  }
}
