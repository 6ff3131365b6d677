// The metrics that Cloud Logging makes of what the services log.
import { type FigureName, figures } from '../../services/platform/figures.ts'

export interface LogMetric {
  name: string
  description: string
  filter: string
  /** UCUM. */
  unit: string
  /** The path of the value; without one, entries are counted. */
  value?: string
}

const OF_SERVICES = 'resource.type="cloud_run_revision"'

export const countOf = (figure: FigureName) => `figure_${figure.replaceAll('-', '_')}`
export const valuesOf = (figure: FigureName) => `${countOf(figure)}_value`

export const API_ANSWERED = 'api_answered_ms'
export const INSTANCE_FAILURES = 'instance_failures'
export const SIGN_IN_FAILURES = 'sign_in_failures'

function figureMetrics(name: FigureName): LogMetric[] {
  const { title, unit } = figures[name]
  const filter = `${OF_SERVICES} AND jsonPayload.figure.name="${name}"`
  const count = { name: countOf(name), description: title, filter, unit: '1' }
  if (unit === '1') return [count]
  return [count, { ...count, name: valuesOf(name), unit, value: 'jsonPayload.figure.value' }]
}

export const logMetrics: readonly LogMetric[] = [
  ...(Object.keys(figures) as FigureName[]).flatMap(figureMetrics),
  {
    name: API_ANSWERED,
    description: 'How long the API took, without streams, which are open as long as a page is',
    filter: `${OF_SERVICES} AND resource.labels.service_name="api" AND jsonPayload.answeredMs>=0`,
    unit: 'ms',
    value: 'jsonPayload.answeredMs',
  },
  {
    // What Cloud Run writes: https://cloud.google.com/run/docs/troubleshooting
    name: INSTANCE_FAILURES,
    description: 'Instances that ended by themselves or did not start',
    filter: `${OF_SERVICES} AND log_id("run.googleapis.com/varlog/system") AND textPayload=~"Container called exit\\\\([1-9]|Uncaught signal|Memory limit of|STARTUP .*probe failed"`,
    unit: '1',
  },
  {
    name: SIGN_IN_FAILURES,
    description: 'Attempts to sign in that failed',
    filter: `${OF_SERVICES} AND jsonPayload.securityEvent.kind="sign-in-failed"`,
    unit: '1',
  },
]
