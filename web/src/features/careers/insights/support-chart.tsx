import type { SkillDemand } from '../../../../../services/careers/insights/schemas.ts'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { formatCount } from '../../../ui/format.ts'
import { supportOf } from './counting.ts'

const DRAWN = 10
const NAMED = 18
const LEGEND = [
  { label: 'Supported by your résumé', ink: 'chart-3' },
  { label: 'Gap', ink: 'line-strong' },
] as const

/** What the résumé supports of everything that is asked for, by kind of skill. */
export function SupportChart({ demand, hasResume }: { demand: readonly SkillDemand[]; hasResume: boolean }) {
  const categories = supportOf(demand)
  const supported = demand.filter(({ isSupported }) => isSupported)
  const gaps = demand.filter(({ isSupported }) => !isSupported)
  return (
    <Chart
      title="What your résumé supports"
      description={
        hasResume
          ? `Of ${formatCount(demand.length, 'skill')} that your jobs ask for it supports ${supported.length}. Nothing counts that it does not say.`
          : 'What your jobs ask for, beside what a résumé of yours says.'
      }
      fileName="what-your-resume-supports"
      legend={LEGEND}
      draw={(width) =>
        bars(
          categories.slice(0, DRAWN).map((each) => ({
            id: each.category,
            label: each.category,
            values: [each.supported.length, each.gaps.length],
            said: `${each.category}: ${each.supported.length} of ${each.supported.length + each.gaps.length} supported`,
          })),
          width,
          { inks: ['chart-3', 'line-strong'] },
        )
      }
      table={{
        columns: ['Kind of skill', 'Supported', 'Gaps'],
        rows: hasResume
          ? categories.map((each) => ({
              id: each.category,
              cells: [each.category, namesOf(each.supported), namesOf(each.gaps)],
            }))
          : [],
      }}
      empty="Upload a résumé under Résumés, and it is compared with what your jobs ask for."
    >
      {hasResume && (
        <div className="grid gap-4 border-t pt-5 sm:grid-cols-2">
          <Skills title="Supported" skills={supported} className="border-transparent bg-ok-wash text-ok" />
          <Skills title="Gaps" skills={gaps} className="border-line-strong/50 text-ink-soft" />
        </div>
      )}
    </Chart>
  )
}

const namesOf = (skills: readonly SkillDemand[]) => skills.map(({ name }) => name).join(', ') || '–'

function Skills({
  title,
  skills,
  className,
}: {
  title: string
  skills: readonly SkillDemand[]
  className: string
}) {
  const more = skills.length - NAMED
  return (
    <section className="grid content-start gap-2.5">
      <h3 className="font-medium text-sm">
        {title} <span className="text-ink-faint">{skills.length}</span>
      </h3>
      <ul className="flex flex-wrap gap-1.5">
        {skills.slice(0, NAMED).map(({ skill, name, jobs }) => (
          <li key={skill} className={`rounded-sm border px-2 py-0.5 text-xs leading-5 ${className}`}>
            {name} <span className="sr-only">in </span>
            <span className="font-medium">{jobs}</span>
            <span className="sr-only"> jobs</span>
          </li>
        ))}
        {more > 0 && <li className="px-1 py-0.5 text-ink-faint text-xs leading-5">and {more} more</li>}
      </ul>
    </section>
  )
}
