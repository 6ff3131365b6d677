import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import { Chart } from '../../../ui/charts/chart.tsx'
import { ranges } from '../../../ui/charts/ranges.ts'
import { formatCount } from '../../../ui/format.ts'
import { Select } from '../../../ui/select.tsx'
import { nameOf } from '../jobs/job-row.tsx'
import { formatMoney, PERIOD, salaryWords } from '../jobs/job-words.ts'
import { type PayGroup, payGroups } from './pay.ts'

const DRAWN = 20

/** What the jobs pay; amounts are compared only with amounts of their kind. */
export function PayChart({ jobs }: { jobs: readonly JobTile[] }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string | null>(null)
  const groups = payGroups(jobs)
  const group = groups.find(({ id }) => id === chosen) ?? groups[0]
  const silent = jobs.length - groups.reduce((sum, { pays }) => sum + pays.length, 0)
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
          (group?.pays ?? []).slice(0, DRAWN).map(({ job, low, high }) => ({
            id: job.id,
            label: [nameOf(job), job.company].filter(Boolean).join(', '),
            low,
            high,
            said: `${nameOf(job)}: ${salaryWords(job.salary)}`,
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
        rows: (group?.pays ?? []).map(({ job, low, high }) => ({
          id: job.id,
          cells: [nameOf(job), job.company ?? '–', amount(low, group), amount(high, group)],
        })),
      }}
      empty="None of your jobs says what it pays."
      onOpen={(jobId) => void navigate({ to: '/careers/jobs/$jobId', params: { jobId } })}
    />
  )
}

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
