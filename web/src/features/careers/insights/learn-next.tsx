import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Insights, Unlock } from '../../../../../services/careers/insights/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { formatCount } from '../../../ui/format.ts'
import { type JobLookup, jobName } from './job-lookup.ts'

const DRAWN = 10
const EXPLAINED = 4
const LINKED = 4

interface LearnNextProps {
  insights: Insights
  jobs: JobLookup
}

/** What to learn next, by how many jobs it opens, and why. */
export function LearnNext({ insights, jobs }: LearnNextProps) {
  const { unlocks, threshold } = insights
  const drawn = unlocks.slice(0, DRAWN)
  const namesOf = (unlock: Unlock) => unlock.opens.map((id) => jobName(jobs, id) ?? 'A job').join('; ')
  return (
    <Chart
      title="What to learn next"
      description={`How many more jobs each skill would bring within reach: jobs of which your résumé would then support ${Math.round(threshold * 100)} % of the must-haves, and does not today.`}
      fileName="what-to-learn-next"
      draw={(width) =>
        bars(
          drawn.map((unlock) => ({
            id: unlock.skill,
            label: unlock.name,
            values: [unlock.opens.length],
            said: `${unlock.name} opens ${formatCount(unlock.opens.length, 'job')}`,
          })),
          width,
          { inks: ['chart-3'] },
        )
      }
      table={{
        columns: ['Skill', 'Jobs it opens', 'Which'],
        rows: unlocks.map((unlock) => ({
          id: unlock.skill,
          cells: [unlock.name, unlock.opens.length, namesOf(unlock)],
        })),
      }}
      empty={whyNothing(insights)}
      className="lg:col-span-2"
    >
      {unlocks.length > 0 && <Reasons unlocks={unlocks} jobs={jobs} />}
    </Chart>
  )
}

function whyNothing({ resumeId, jobs, passing }: Insights): string {
  if (resumeId === null) return 'Upload a résumé, and you see which skill would open the most jobs.'
  if (passing === jobs) return 'Nothing is missing: your résumé reaches all of these jobs.'
  return 'No single skill opens a job: each of them lacks more than one.'
}

function Reasons({ unlocks, jobs }: { unlocks: readonly Unlock[]; jobs: JobLookup }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? unlocks : unlocks.slice(0, EXPLAINED)
  return (
    <div className="grid gap-3 border-t pt-5">
      <h3 className="font-semibold text-base">Why these</h3>
      <ol className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {shown.map((unlock, at) => (
          <li key={unlock.skill} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3">
            <span
              aria-hidden="true"
              className="grid size-7 place-items-center rounded-full bg-accent-wash font-semibold text-accent text-note"
            >
              {at + 1}
            </span>
            <div className="grid gap-1.5">
              <p className="font-semibold leading-7">{unlock.name}</p>
              <p className="text-ink-soft text-sm leading-6">{unlock.reasoning}</p>
              <Opened ids={unlock.opens} jobs={jobs} />
            </div>
          </li>
        ))}
      </ol>
      {unlocks.length > EXPLAINED && (
        <div>
          <Button size="sm" variant="ghost" onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Show fewer' : `Show all ${unlocks.length}`}
          </Button>
        </div>
      )}
    </div>
  )
}

function Opened({ ids, jobs }: { ids: readonly string[]; jobs: JobLookup }) {
  const known = ids.filter((id) => jobs.has(id))
  const more = ids.length - Math.min(LINKED, known.length)
  return (
    <ul className="grid gap-0.5 text-sm">
      {known.slice(0, LINKED).map((id) => (
        <li key={id}>
          <Link
            to="/careers/jobs/$jobId"
            params={{ jobId: id }}
            className="rounded-sm underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {jobName(jobs, id)}
          </Link>
        </li>
      ))}
      {more > 0 && <li className="text-ink-faint">and {more} more</li>}
    </ul>
  )
}
