import type { PlaceCount, RemoteCount } from '../../../../../services/careers/insights/schemas.ts'
import type { RemoteKind } from '../../../../../services/careers/jobs/schemas.ts'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { formatCount } from '../../../ui/format.ts'
import { REMOTE } from '../jobs/job-words.ts'

const DRAWN = 10

/** Where the work is, and whether it can be done from elsewhere. */
export function PlacesChart({ places }: { places: readonly PlaceCount[] }) {
  return (
    <Chart
      title="Places"
      description={`Where your jobs are${places.length > DRAWN ? `, the first ${DRAWN} of ${places.length} places` : ''}. A job in two places counts in both.`}
      fileName="places"
      draw={(width) =>
        bars(
          places.slice(0, DRAWN).map(({ name, jobs: count }) => ({
            id: name,
            label: name,
            values: [count],
            said: `${name}: ${formatCount(count, 'job')}`,
          })),
          width,
          { inks: ['chart-6'] },
        )
      }
      table={{
        columns: ['Place', 'Jobs'],
        rows: places.map(({ name, jobs: count }) => ({ id: name, cells: [name, count] })),
      }}
      empty="None of your jobs names a place."
    />
  )
}

const kindName = (kind: RemoteKind | null) => (kind === null ? 'Not said' : REMOTE[kind])

export function RemoteChart({ kinds }: { kinds: readonly RemoteCount[] }) {
  return (
    <Chart
      title="Remote or on site"
      description="What the postings say about it. What is not said is not guessed."
      fileName="remote-or-on-site"
      draw={(width) =>
        bars(
          kinds.map(({ kind, jobs: count }) => ({
            id: kind ?? 'unknown',
            label: kindName(kind),
            values: kind === null ? [0, count] : [count],
            said: `${kindName(kind)}: ${formatCount(count, 'job')}`,
          })),
          width,
          { inks: ['chart-4', 'line-strong'] },
        )
      }
      table={{
        columns: ['Kind', 'Jobs'],
        rows: kinds.every(({ jobs }) => jobs === 0)
          ? []
          : kinds.map(({ kind, jobs: count }) => ({
              id: kind ?? 'unknown',
              cells: [kindName(kind), count],
            })),
      }}
      empty="There are no jobs to count."
    />
  )
}
