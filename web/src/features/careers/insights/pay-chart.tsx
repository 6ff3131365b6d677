import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Insights, JobPay } from '../../../../../services/careers/insights/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { ranges } from '../../../ui/charts/ranges.ts'
import { formatCount } from '../../../ui/format.ts'
import { Select } from '../../../ui/select.tsx'
import { formatMoney, PERIOD, salaryWords } from '../jobs/job-words.ts'
import { type JobLookup, jobName, titleOf } from './job-lookup.ts'
import { type PayGroup, payGroups } from './pay.ts'

const DRAWN = 20

/** What the jobs pay; amounts are compared only with amounts of their kind. */
export function PayChart({ insights, jobs }: { insights: Insights; jobs: JobLookup }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const { pays } = insights
  const groups = useMemo(() => payGroups(pays), [pays])
  const group = groups.find(({ id }) => id === chosen) ?? groups[0]
  const silent = insights.jobs - pays.length
  return (
    <Chart
      title={group ? `Pay in ${group.currency} ${PERIOD[group.period]}` : 'Pay'}
      description={describe(group, silent)}
      fileName="pay"
      controls={
        groups.length > 1 && group ? (
          <Select
            label="Currency and period"
            className="max-w-64"
            value={group.id}
            onValueChange={setChosen}
            options={groups.map(({ id, currency, period, pays }) => ({
              value: id,
              label: `${currency} ${PERIOD[period]} (${pays.length})`,
            }))}
          />
        ) : undefined
      }
      draw={(width) =>
        ranges(
          (group?.pays ?? []).slice(0, DRAWN).map((pay) => ({
            id: pay.jobId,
            label: jobName(jobs, pay.jobId) ?? 'A job',
            low: pay.low,
            high: pay.high,
            said: `${titleOf(jobs, pay.jobId)}: ${payWords(pay)}`,
          })),
          width,
          {
            format: (amount) => formatMoney(amount, group?.currency ?? null, true),
            ...(group &&
              group.pays.length > 2 && {
                middle: {
                  value: group.median,
                  label: `middle ${formatMoney(group.median, group.currency, true)}`,
                },
              }),
          },
        )
      }
      table={{
        columns: ['Job', 'Company', 'From', 'To'],
        rows: (group?.pays ?? []).map(({ jobId, low, high }) => ({
          id: jobId,
          cells: [
            titleOf(jobs, jobId),
            jobs.get(jobId)?.company || '–',
            amount(low, group),
            amount(high, group),
          ],
        })),
      }}
      empty="None of your jobs says what it pays."
      onOpen={(jobId) => void navigate({ to: '/careers/jobs/$jobId', params: { jobId } })}
    />
  )
}

const payWords = ({ low, high, currency, period }: JobPay) =>
  salaryWords({ minimum: low, maximum: high, currency, period, isPeriodInferred: false, text: '' })

const amount = (minor: number | null, group: PayGroup | undefined) =>
  minor === null ? 'not said' : formatMoney(minor, group?.currency ?? null)

function describe(group: PayGroup | undefined, silent: number): string {
  const unsaid =
    silent > 0
      ? ` ${formatCount(silent, 'job')} ${silent === 1 ? 'says' : 'say'} nothing that can be drawn.`
      : ''
  if (!group) return `What your jobs pay.${unsaid}`
  const more = group.pays.length > DRAWN ? `The ${DRAWN} best paid of ` : ''
  return `${more}${formatCount(group.pays.length, 'job')}, from the least to the most that each names.${unsaid}`
}
