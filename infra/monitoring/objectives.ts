// What people can rely on, as service level objectives.
import type { FigureName } from '../../services/platform/figures.ts'
import type { Environment } from '../environments.ts'
import { logged, run } from './alert.ts'
import { API_ANSWERED, countOf, valuesOf } from './log-metrics.ts'

export const SERVICE_ID = 'studio'

export interface Objective {
  id: string
  title: string
  goal: number
  indicator: { bad: string; total: string } | { distribution: string; max: number }
  /** A filter of what is counted: where next to nothing happens, a single failure is no burning budget. */
  counted: string
}

const API = 'resource.labels.service_name="api"'

const fresh = (figure: FigureName, max: number) => ({
  indicator: { distribution: logged(valuesOf(figure)), max },
  counted: logged(countOf(figure)),
})

export const objectives: readonly Objective[] = [
  {
    id: 'availability',
    title: '99.9 % of requests are answered without an error of ours',
    goal: 0.999,
    indicator: {
      bad: run('request_count', API, 'metric.labels.response_code_class="5xx"'),
      total: run('request_count', API),
    },
    counted: run('request_count', API, 'metric.labels.response_code_class="5xx"'),
  },
  {
    id: 'latency',
    title: '99.5 % of requests are answered within two seconds',
    goal: 0.995,
    indicator: { distribution: logged(API_ANSWERED), max: 2000 },
    counted: run('request_count', API),
  },
  {
    id: 'photo-freshness',
    title: '95 % of uploads are ready within a minute',
    goal: 0.95,
    ...fresh('photo-ready', 60),
  },
  {
    id: 'mail-freshness',
    title: '95 % of mails leave within five minutes of their time',
    goal: 0.95,
    ...fresh('mail-sent', 300),
  },
]

export const objectiveName = ({ projectId }: Pick<Environment, 'projectId'>, { id }: Pick<Objective, 'id'>) =>
  `projects/${projectId}/services/${SERVICE_ID}/serviceLevelObjectives/${id}`

/**
 * Two windows each: the long one says that it matters, the short one that it still goes on.
 * Source: https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
export const BURNS = [
  { speed: 'fast', rate: 14.4, long: 3600, short: 300, fewest: 10, severity: 'CRITICAL' },
  { speed: 'slow', rate: 6, long: 21_600, short: 1800, fewest: 20, severity: 'WARNING' },
] as const
