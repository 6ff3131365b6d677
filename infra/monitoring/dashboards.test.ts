// What is drawn exists: every chart asks for a metric that is written, and nothing that can be drawn is left out.
import { expect, test } from 'vitest'
import { parseFilter } from '../../local-cloud/monitoring/filter.ts'
import { SIMULATED_METRICS } from '../../local-cloud/monitoring/from-happenings.ts'
import { figures } from '../../services/platform/figures.ts'
import { functions } from '../functions.ts'
import { prod } from '../testing.ts'
import { objectives } from './objectives.ts'

interface Tile {
  xPos: number
  yPos: number
  width: number
  height: number
  widget: { title: string; xyChart: { dataSets: { timeSeriesQuery: { timeSeriesFilter: Query } }[] } }
}
interface Query {
  filter: string
  aggregation: { perSeriesAligner: string; crossSeriesReducer?: string; groupByFields?: string[] }
}
interface Drawn {
  displayName: string
  mosaicLayout: { columns: number; tiles: Tile[] }
}

const drawn = prod
  .all('google_monitoring_dashboard')
  .map(({ dashboard_json }) => JSON.parse(String(dashboard_json)) as Drawn)
const overview = drawn.find(({ displayName }) => displayName === 'Atelier')!
const rooms = drawn.filter((each) => each !== overview)
const queriesOf = ({ mosaicLayout }: Drawn) =>
  mosaicLayout.tiles.flatMap(({ widget }) =>
    widget.xyChart.dataSets.map(({ timeSeriesQuery }) => timeSeriesQuery.timeSeriesFilter),
  )
const filtersOf = (dashboard: Drawn) => queriesOf(dashboard).map(({ filter }) => filter)

const logged = new Map(
  prod
    .all('google_logging_metric')
    .map(({ name, metric_descriptor }) => [
      `logging.googleapis.com/user/${name}`,
      (metric_descriptor as { value_type: string }).value_type,
    ]),
)

test.each(
  drawn.flatMap((each) => queriesOf(each).map((query) => [each.displayName, query.filter, query] as const)),
)('%s: %s', (_name, filter, { aggregation }) => {
  if (filter.startsWith('select_slo_')) {
    const id =
      /^select_slo_budget_fraction\("projects\/.+\/services\/studio\/serviceLevelObjectives\/(.+)"\)$/
    expect(prod.all('google_monitoring_slo').map(({ slo_id }) => slo_id)).toContain(id.exec(filter)?.[1])
    return
  }
  parseFilter(filter)
  const metric = /metric\.type="([^"]+)"/.exec(filter)?.[1] ?? ''
  expect([...SIMULATED_METRICS, ...logged.keys()]).toContain(metric)
  const isDistribution = logged.get(metric) === 'DISTRIBUTION' || metric.endsWith('_latencies')
  expect(aggregation.crossSeriesReducer?.startsWith('REDUCE_PERCENTILE') ?? false).toBe(isDistribution)
})

test('the overview has every objective and figure, and each room its functions and figures', () => {
  for (const { id } of objectives)
    expect(filtersOf(overview).join()).toContain(`serviceLevelObjectives/${id}"`)
  for (const name of Object.keys(figures)) {
    const metric = `figure_${name.replaceAll('-', '_')}`
    for (const some of [[overview], rooms])
      expect(
        some.filter((each) => filtersOf(each).join().includes(metric)),
        name,
      ).toHaveLength(1)
  }
  for (const { name } of functions)
    expect(
      rooms.filter((each) => filtersOf(each).join().includes(`"${name}"`)),
      name,
    ).toHaveLength(1)
})

test('no tile lies on another, or outside', () => {
  for (const { mosaicLayout } of drawn) {
    const taken = mosaicLayout.tiles.flatMap(({ xPos, yPos, width, height }) => {
      expect(xPos + width).toBeLessThanOrEqual(mosaicLayout.columns)
      return Array.from(
        { length: width * height },
        (_, at) => `${xPos + (at % width)} ${yPos + Math.floor(at / width)}`,
      )
    })
    expect(new Set(taken).size).toBe(taken.length)
  }
})
