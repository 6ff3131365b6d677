import type { SkillDemand } from '../../../../../services/careers/insights/schemas.ts'
import { bars } from '../../../ui/charts/bars.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { formatCount } from '../../../ui/format.ts'
import { formatMoney } from '../jobs/job-words.ts'

const DRAWN = 15
const LEGEND = [
  { label: 'Must have', ink: 'chart-1' },
  { label: 'Nice to have', ink: 'chart-2' },
  { label: 'Named only', ink: 'line-strong' },
] as const

/** Which skills the jobs ask for, how strongly, and for what pay. */
export function DemandChart({ demand, hasResume }: { demand: readonly SkillDemand[]; hasResume: boolean }) {
  const drawn = demand.slice(0, DRAWN)
  const hasNamed = drawn.some((skill) => namedOnly(skill) > 0)
  return (
    <Chart
      title="Skills in demand"
      description={`In how many of your jobs each skill is asked for${demand.length > DRAWN ? `, the first ${DRAWN} of ${demand.length}` : ''}. Amounts are the middle yearly pay of these jobs.${hasResume ? ' A filled dot marks what your résumé supports.' : ''}`}
      fileName="skills-in-demand"
      legend={hasNamed ? LEGEND : LEGEND.slice(0, 2)}
      draw={(width) =>
        bars(
          drawn.map((skill) => ({
            id: skill.skill,
            label: skill.name,
            values: [skill.must, skill.nice, namedOnly(skill)],
            said: saidOf(skill, hasResume),
            ...(skill.salary && { note: formatMoney(skill.salary.median, skill.salary.currency, true) }),
            ...(hasResume && { mark: skill.isSupported ? ('full' as const) : ('hollow' as const) }),
          })),
          width,
          { inks: ['chart-1', 'chart-2', 'line-strong'] },
        )
      }
      table={{
        columns: ['Skill', 'Jobs', 'Must', 'Nice', 'Middle pay', 'Where', ...(hasResume ? ['Résumé'] : [])],
        rows: demand.map((skill) => ({
          id: skill.skill,
          cells: [
            skill.name,
            skill.jobs,
            skill.must,
            skill.nice,
            skill.salary ? formatMoney(skill.salary.median, skill.salary.currency) : '–',
            placesOf(skill) || '–',
            ...(hasResume ? [skill.isSupported ? 'supported' : 'gap'] : []),
          ],
        })),
      }}
      empty="Your jobs name no skill that the taxonomy knows."
      className="lg:col-span-2"
    />
  )
}

/** A skill of a job can be a must in one place and nice in another; it then counts as a must. */
const namedOnly = ({ jobs, must, nice }: SkillDemand) => Math.max(0, jobs - must - nice)

const placesOf = ({ places }: SkillDemand) => places.map(({ name, jobs }) => `${name} (${jobs})`).join(', ')

function saidOf(skill: SkillDemand, hasResume: boolean): string {
  const { name, jobs, must, nice, salary, places, isSupported } = skill
  return [
    `${name}: ${formatCount(jobs, 'job')}, must in ${must}, nice in ${nice}`,
    salary && `middle pay ${formatMoney(salary.median, salary.currency)} a year`,
    places[0] && `mostly ${places[0].name}`,
    hasResume && (isSupported ? 'your résumé supports it' : 'not in your résumé'),
  ]
    .filter(Boolean)
    .join('; ')
}
