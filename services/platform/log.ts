import { type DestinationStream, type Logger, pino } from 'pino'
import type { ProcessConfig } from './config.ts'
import { currentTrace } from './trace.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#logseverity */
const SEVERITIES: Record<string, string> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
}

/** These must never be logged, however they got into an object. */
const SECRETS = ['password', 'token', 'secret', 'cookie', 'authorization'].flatMap((name) => [
  name,
  `*.${name}`,
])

export type LogConfig = Pick<ProcessConfig, 'GOOGLE_CLOUD_PROJECT' | 'K_SERVICE' | 'K_REVISION' | 'LOG_LEVEL'>

/**
 * One JSON line per entry on standard output, in the fields that Cloud Logging, Trace and Error Reporting
 * read (https://cloud.google.com/logging/docs/structured-logging). Errors go under the key `error`.
 */
export function createLog(config: LogConfig, destination?: DestinationStream): Log {
  const options = {
    level: config.LOG_LEVEL,
    base: { serviceContext: { service: config.K_SERVICE, version: config.K_REVISION } },
    messageKey: 'message',
    redact: { paths: SECRETS, censor: '[secret]' },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ severity: SEVERITIES[label] ?? 'DEFAULT' }),
      log: describeErrors,
    },
    mixin: () => traceFields(config.GOOGLE_CLOUD_PROJECT),
    serializers: {},
  }
  return destination ? pino(options, destination) : pino(options)
}

function traceFields(projectId: string): object {
  const trace = currentTrace()
  if (!trace) return {}
  return {
    'logging.googleapis.com/trace': `projects/${projectId}/traces/${trace.traceId}`,
    'logging.googleapis.com/spanId': trace.spanId,
    'logging.googleapis.com/trace_sampled': trace.isSampled,
  }
}

/** Error Reporting groups by `stack_trace`; the causes follow below it, as Node prints them. */
function describeErrors(entry: Record<string, unknown>): Record<string, unknown> {
  if (!(entry.error instanceof Error)) return entry
  const { error, ...rest } = entry
  const described = { name: error.name, message: error.message, ...('code' in error && { code: error.code }) }
  return { ...rest, error: described, stack_trace: stackOf(error) }
}

function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own
}
