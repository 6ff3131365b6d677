// With what and when somebody photographs.

import { useQuery } from '@tanstack/react-query'
import { ChartColumn } from 'lucide-react'
import { useState } from 'react'
import { BackLink } from '../../../ui/back-link.tsx'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { columns } from '../../../ui/charts/columns.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format.ts'
import { NativeSelect } from '../../../ui/native-select.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { photosApi } from '../data/photos-api.ts'
import { summaryQuery } from '../data/store.ts'
import { addUp, inOrder, NOTHING, type Statistics } from './add-up.ts'

const ALL = 'all'
/** Of more photos only the newest year is added up until the person asks for all. */
const MOST_AT_FIRST = 10_000
const INKS = ['chart-2'] as const
const MOST_ROWS = 12
const MOST_COLUMNS = 24

export function StatisticsPage() {
  const summary = useQuery(summaryQuery)
  const years = [...new Set(summary.data?.days.map(({ day }) => day.slice(0, 4)))]
  const [chosen, setChosen] = useState<string | null>(null)
  // The newest year may hold only photos without a date, which stand where they were added.
  const isLarge = (summary.data?.total ?? 0) > MOST_AT_FIRST
  const year = chosen ?? (isLarge ? years[0] : undefined) ?? ALL
  const [progress, setProgress] = useState(0)
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['photos', 'statistics', year],
    queryFn: async ({ signal }) => {
      let sum = NOTHING
      let cursor: string | null = null
      const days = year === ALL ? {} : { from: `${year}-01-01`, to: `${year}-12-31` }
      do {
        const part = await photosApi.statistics({ ...days, ...(cursor && { cursor }) }, signal)
        sum = addUp(sum, part)
        setProgress(sum.photos)
        cursor = part.nextCursor
      } while (cursor)
      return sum
    },
    enabled: summary.isSuccess,
    staleTime: 60_000,
  })

  return (
    <Page>
      <PageHeader
        title="Statistics"
        subtitle={data ? formatCount(data.photos, 'photo') : 'Of the photos in your timeline'}
        actions={
          <>
            <BackLink to="/photos">Photos</BackLink>
            <NativeSelect
              label="Year"
              hideLabel
              value={year}
              onValueChange={(value) => {
                setProgress(0)
                setChosen(value)
              }}
              options={[
                ...years.map((value) => ({ value, label: value })),
                { value: ALL, label: 'All years' },
              ]}
            />
          </>
        }
      />
      {summary.error || error ? (
        <ErrorState
          error={summary.error ?? error}
          title="The statistics could not be made"
          onRetry={() => void (summary.error ? summary.refetch() : refetch())}
        />
      ) : isPending ? (
        <p role="status" className="flex items-center justify-center gap-2 py-16 text-ink-soft text-sm">
          <Spinner /> Adding up{progress > 0 && ` ${formatCount(progress, 'photo')}`}…
        </p>
      ) : data.photos === 0 ? (
        <EmptyState icon={<ChartColumn />} title="Nothing to count yet">
          <p>What your photos say about cameras, lenses and hours of the day is drawn here.</p>
        </EmptyState>
      ) : (
        <Charts data={data} name={year} />
      )}
    </Page>
  )
}

interface Drawn {
  title: string
  description: string
  rows: { value: string; count: number }[]
  label?(value: string): string
  isBars?: boolean
}

function Charts({ data, name }: { data: Statistics; name: string }) {
  const charts: Drawn[] = [
    {
      title: 'Cameras',
      description: 'Photos by camera.',
      rows: data.cameras.slice(0, MOST_ROWS),
      isBars: true,
    },
    { title: 'Lenses', description: 'Photos by lens.', rows: data.lenses.slice(0, MOST_ROWS), isBars: true },
    {
      title: 'Focal lengths',
      description: 'The focal lengths that are used most, in millimetres.',
      rows: inOrder(data.focalLengths, MOST_COLUMNS),
      label: (value) => `${value} mm`,
    },
    {
      title: 'Apertures',
      description: 'The apertures that are used most.',
      rows: inOrder(data.apertures, MOST_COLUMNS),
      label: (value) => `ƒ/${value}`,
    },
    {
      title: 'Months',
      description: 'Photos by month of capture.',
      rows: [...data.months].sort((a, b) => (a.value < b.value ? -1 : 1)),
    },
    {
      title: 'Hours of the day',
      description: 'Photos by the hour on the clock where they were taken.',
      rows: Array.from({ length: 24 }, (_, hour) => {
        const value = String(hour).padStart(2, '0')
        return { value, count: data.hours.find((each) => each.value === value)?.count ?? 0 }
      }),
      label: (value) => `${value}:00`,
    },
  ]
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {charts.map(({ title, description, rows, label = (value) => value, isBars = false }) => {
        const said = ({ value, count }: Drawn['rows'][number]) =>
          `${label(value)}: ${formatCount(count, 'photo')}`
        const hasAny = rows.some(({ count }) => count > 0)
        return (
          <Chart
            key={title}
            title={title}
            description={description}
            fileName={`photos-${title.toLowerCase().replaceAll(' ', '-')}-${name}`}
            empty="No photo says anything about this."
            table={{
              columns: [title, 'Photos'],
              rows: hasAny
                ? rows.map((row) => ({ id: row.value, cells: [label(row.value), row.count] }))
                : [],
            }}
            draw={(width) => {
              const drawn = rows.map((row) => ({
                id: row.value,
                label: isBars ? label(row.value) : row.value,
                values: [row.count],
                said: said(row),
              }))
              return isBars ? bars(drawn, width, { inks: INKS }) : columns(drawn, width, INKS)
            }}
          />
        )
      })}
    </div>
  )
}
