// One dashboard of the whole, and one of each room with its functions and figures.
// Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v1/projects.dashboards
import { type FigureName, figures } from '../../services/platform/figures.ts'
import { ROOMS, type RoomName } from '../../services/rooms.ts'
import type { Environment } from '../environments.ts'
import { functions } from '../functions.ts'
import { rooms } from '../rooms.ts'
import { logged, run, SERVICE, SUBSCRIPTION, series, subscription } from './alert.ts'
import { API_ANSWERED, countOf, INSTANCE_FAILURES, valuesOf } from './log-metrics.ts'
import { type Objective, objectiveName, objectives } from './objectives.ts'
import { uptimeProbe } from './uptime.ts'

interface Chart {
  title: string
  filter: string
  aligner: string
  /** None where there is a single series. */
  reducer?: string
  groupBy?: string[]
}

const COLUMNS = 12
const WIDTH = 6
const HEIGHT = 4
const MINUTE = '60s'

export interface Dashboard {
  name: string
  content: object
}

export const dashboards = (environment: Environment): Dashboard[] => [
  { name: 'overview', content: layOut('Atelier', overview(environment)) },
  ...ROOMS.map((room) => ({ name: room, content: layOut(`Atelier: ${room}`, ofRoom(room)) })),
]

const rate = (title: string, filter: string, groupBy: string[] = []): Chart => ({
  title,
  filter,
  aligner: 'ALIGN_RATE',
  reducer: 'REDUCE_SUM',
  groupBy,
})
const count = (title: string, filter: string, groupBy: string[] = []): Chart => ({
  ...rate(title, filter, groupBy),
  aligner: 'ALIGN_DELTA',
})
const highest = (title: string, filter: string, groupBy: string[]): Chart => ({
  ...rate(title, filter, groupBy),
  aligner: 'ALIGN_MAX',
  reducer: 'REDUCE_MAX',
})
const p95 = (title: string, filter: string, groupBy: string[] = []): Chart => ({
  ...count(title, filter, groupBy),
  reducer: 'REDUCE_PERCENTILE_95',
})

/** Those of all revisions, and the idle ones, too. */
const instances = (filter: string): Chart => ({
  ...highest('Instances', filter, [SERVICE]),
  reducer: 'REDUCE_SUM',
})

/** From 1, all of it, to 0; below that an objective is missed. */
const budgetLeft = (environment: Environment, objective: Objective): Chart => ({
  title: `Budget left: ${objective.title}`,
  // https://cloud.google.com/stackdriver/docs/solutions/slo-monitoring/api/timeseries-selectors
  filter: `select_slo_budget_fraction("${objectiveName(environment, objective)}")`,
  aligner: 'ALIGN_NEXT_OLDER',
})

const fromOutside = (environment: Environment): Chart => ({
  title: 'Part of the places that reach the studio',
  filter: series(
    'monitoring.googleapis.com/uptime_check/check_passed',
    'uptime_url',
    `resource.labels.host="${uptimeProbe(environment).host}"`,
  ),
  aligner: 'ALIGN_NEXT_OLDER',
  reducer: 'REDUCE_FRACTION_TRUE',
})

const FAILED = 'metric.labels.response_code_class="5xx"'
/** On whose dashboard a figure is. */
const ROOM_OF: Readonly<Record<FigureName, RoomName>> = {
  'person-registered': 'accounts',
  'key-age': 'accounts',
  'photo-ready': 'photos',
  'cv-made': 'careers',
  'mail-sent': 'campaigns',
  'mail-overdue': 'campaigns',
  'order-placed': 'shop',
  'question-asked': 'assistant',
}
const figureNames = Object.keys(figures) as FigureName[]

const overview = (environment: Environment): Chart[] => [
  ...objectives.map((objective) => budgetLeft(environment, objective)),
  fromOutside(environment),
  rate('Requests a second', run('request_count'), [SERVICE]),
  count('Requests that failed', run('request_count', FAILED), [SERVICE]),
  p95('API, 95th percentile in ms', logged(API_ANSWERED)),
  instances(run('container/instance_count')),
  highest('Age of the oldest event, s', subscription('oldest_unacked_message_age'), [SUBSCRIPTION]),
  highest('Events that wait', subscription('num_undelivered_messages'), [SUBSCRIPTION]),
  count('Dead letters', subscription('dead_letter_message_count'), [SUBSCRIPTION]),
  count('Instances that failed', logged(INSTANCE_FAILURES), [SERVICE]),
  ...figureNames.map(ofFigure),
]

/** They look for what any room has lost, as the shelf does. */
const ofNoRoom = functions.filter(
  (each) => !Object.values(rooms).some((room) => room.functions.includes(each)),
)

function ofRoom(room: RoomName): Chart[] {
  const names = [...rooms[room].functions, ...(room === 'shelf' ? ofNoRoom : [])].map(({ name }) => name)
  const own = figureNames.filter((name) => ROOM_OF[name] === room).map(ofFigure)
  if (names.length === 0) return own
  const services = `${SERVICE}=one_of(${names.map((name) => `"${name}"`).join(', ')})`
  const subscriptions = services.replace(SERVICE, SUBSCRIPTION)
  return [
    ...own,
    rate('Events a second', run('request_count', services), [SERVICE]),
    count('Events that failed', run('request_count', services, FAILED), [SERVICE]),
    p95('95th percentile in ms', run('request_latencies', services), [SERVICE]),
    instances(run('container/instance_count', services)),
    highest('Age of the oldest event, s', subscription('oldest_unacked_message_age', subscriptions), [
      SUBSCRIPTION,
    ]),
    count('Dead letters', subscription('dead_letter_message_count', subscriptions), [SUBSCRIPTION]),
  ]
}

function ofFigure(name: FigureName): Chart {
  const { title, unit } = figures[name]
  return unit === '1'
    ? count(title, logged(countOf(name)))
    : p95(`${title} (95th percentile, ${unit})`, logged(valuesOf(name)))
}

const layOut = (displayName: string, charts: readonly Chart[]) => ({
  displayName,
  mosaicLayout: {
    columns: COLUMNS,
    tiles: charts.map((chart, index) => ({
      xPos: (index % (COLUMNS / WIDTH)) * WIDTH,
      yPos: Math.floor(index / (COLUMNS / WIDTH)) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      widget: { title: chart.title, xyChart: { dataSets: [dataSetOf(chart)] } },
    })),
  },
})

const dataSetOf = ({ filter, aligner, reducer, groupBy = [] }: Chart) => ({
  plotType: 'LINE',
  timeSeriesQuery: {
    timeSeriesFilter: {
      filter,
      aggregation: {
        alignmentPeriod: MINUTE,
        perSeriesAligner: aligner,
        ...(reducer && { crossSeriesReducer: reducer, groupByFields: groupBy }),
      },
    },
  },
})
