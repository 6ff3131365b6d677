import { useNavigate } from '@tanstack/react-router'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { scatter } from '../../../ui/charts/scatter.ts'
import { seriesInk } from '../../../ui/charts/scene.ts'
import { formatCount } from '../../../ui/format.ts'

/** Families of jobs as islands: what is alike lies close together. */
export function FamiliesChart({ insights: { families, map } }: { insights: Insights }) {
  const navigate = useNavigate()
  const nameOf = new Map(families.map(({ id, name }) => [id, name]))
  return (
    <Chart
      title="Families of jobs"
      description={`${formatCount(map.length, 'job')} in ${formatCount(families.length, 'family', 'families')}, named by their own words. What is alike lies close together; the directions mean nothing.`}
      fileName="families-of-jobs"
      draw={(width) =>
        scatter(
          map.map(({ jobId, title, family, x, y }) => ({
            id: jobId,
            x,
            y,
            group: family,
            said: `${title || 'Untitled job'} (${nameOf.get(family) ?? 'no family'})`,
          })),
          families,
          width,
        )
      }
      table={{
        columns: ['Family', 'Jobs', 'Its words'],
        rows: families.map(({ id, name, jobs, words }) => ({
          id,
          cells: [name, jobs.length, words.join(', ')],
        })),
      }}
      empty="Families appear as soon as your jobs have been read."
      onOpen={(jobId) => void navigate({ to: '/careers/jobs/$jobId', params: { jobId } })}
      className="lg:col-span-2"
    >
      {families.length > 0 && (
        <ul className="grid gap-x-8 gap-y-3 border-t pt-5 sm:grid-cols-2 xl:grid-cols-3">
          {families.slice(0, 9).map(({ id, name, words, jobs }, at) => (
            <li key={id} className="flex gap-2.5 text-sm leading-5">
              <svg aria-hidden="true" width={12} height={12} className="mt-1 shrink-0">
                <circle cx={6} cy={6} r={6} fill={`var(--${seriesInk(at)})`} />
              </svg>
              <span className="min-w-0">
                <span className="font-medium">{name}</span>{' '}
                <span className="text-ink-faint">{jobs.length}</span>
                <span className="block text-ink-soft text-xs leading-5">{words.slice(0, 6).join(', ')}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Chart>
  )
}
