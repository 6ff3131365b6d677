import Type, { type Static, type TObject, type TSchema } from 'typebox'
import { checker } from './check.ts'

/** Settings that every process has; spread them into the process's own schema. */
export const processConfig = {
  GOOGLE_CLOUD_PROJECT: Type.String({ minLength: 1 }),
  /** Set by Cloud Run. */
  K_SERVICE: Type.String({ default: 'unknown' }),
  K_REVISION: Type.String({ default: 'unknown' }),
  LOG_LEVEL: Type.Enum(['debug', 'info', 'warn', 'error', 'silent'], { default: 'info' }),
  /** Points to the local cloud or to Google's own emulators; unset in production. */
  STORAGE_EMULATOR_HOST: Type.Optional(Type.String()),
  SECRET_MANAGER_EMULATOR_HOST: Type.Optional(Type.String()),
  /** `HOST:PORT` of the local mailbox. */
  SMTP_EMULATOR_HOST: Type.Optional(Type.String()),
  /** `HOST:PORT` of what answers for Google's consent page and Gmail. */
  GMAIL_EMULATOR_HOST: Type.Optional(Type.String()),
  IAM_CREDENTIALS_ENDPOINT: Type.Optional(Type.String()),
  /** Where spans and metrics are sent; nothing is recorded without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(Type.String()),
  /** The part of all traces that is sent, from 0 to 1; all of them by default. */
  TRACE_SAMPLE_RATIO: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** `HOST:PORT` of the metadata server, where it is not Google's. */
  GCE_METADATA_HOST: Type.Optional(Type.String()),
}
export type ProcessConfig = Static<TObject<typeof processConfig>>

/**
 * Reads the environment against one schema. Empty variables count as absent, numbers and booleans are converted, and
 * defaults are filled in. Everything that is wrong is reported in one error.
 */
export function loadConfig<Properties extends Record<string, TSchema>>(
  schema: TObject<Properties>,
  environment: Record<string, string | undefined> = process.env,
): Static<TObject<Properties>> {
  const values: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(schema.properties)) {
    const value = convert(property, environment[name])
    if (value !== undefined) values[name] = value
  }
  const required = new Set<string>(schema.required ?? [])
  const checked = checker(schema)(values)
  if (checked.ok) return checked.value
  const problems = checked.errors.map(({ field, message }) =>
    required.has(field) && !environment[field] ? `${field} is missing` : `${field} ${message}`,
  )
  throw new Error(`The environment is not usable: ${[...new Set(problems)].join('; ')}`)
}

/** Splits a variable that holds several values, separated by commas. */
export const listIn = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function convert(schema: object, text: string | undefined): unknown {
  if (text === undefined || text === '') return 'default' in schema ? schema.default : undefined
  const type = 'type' in schema ? schema.type : undefined
  if ((type === 'integer' || type === 'number') && Number.isFinite(Number(text))) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
