import { Link } from '@tanstack/react-router'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { Insights, InsightsRequest } from '../../../../../services/careers/insights/schemas.ts'
import type { ResumeTile } from '../../../../../services/careers/resumes/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatAge, formatCount, formatTime } from '../../../ui/format.ts'
import { Progress } from '../../../ui/progress.tsx'
import { Select } from '../../../ui/select.tsx'
import { computeInsights } from './insights-data.ts'

const THRESHOLDS = [50, 60, 70, 80, 90, 100]

interface ComparisonProps {
  insights: Insights
  resumes: readonly ResumeTile[]
  isComputing: boolean
  isStale: boolean
}

/** What is compared with what, and how old the result is. */
export function Comparison({ insights, resumes, isComputing, isStale }: ComparisonProps) {
  const { resumeId, threshold, computedAt, jobs } = insights
  const [wish, setWish] = useState<InsightsRequest>({})
  const percent = Math.round((wish.threshold ?? threshold) * 100)
  const steps = [...new Set([...THRESHOLDS, percent])].sort((a, b) => a - b)

  /** Shown as chosen until the result is there. */
  async function ask(next: InsightsRequest) {
    setWish(next)
    if (!(await computeInsights(next))) setWish({})
  }
  const [seen, setSeen] = useState(computedAt)
  if (seen !== computedAt) {
    setSeen(computedAt)
    setWish({})
  }

  return (
    <Card className="grid gap-4 md:p-6">
      <div className="grid items-end gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <Select
          label="Compared with"
          placeholder={resumes.length > 0 ? 'The latest résumé' : 'No résumé yet'}
          disabled={resumes.length === 0}
          options={resumes.map(({ id, title }) => ({ value: id, label: title }))}
          value={wish.resumeId ?? resumeId ?? ''}
          onValueChange={(id) => void ask({ resumeId: id })}
        />
        <Select
          label="Within reach means"
          options={steps.map((step) => ({ value: String(step), label: `${step} % of the must-haves` }))}
          value={String(percent)}
          onValueChange={(value) => void ask({ threshold: Number(value) / 100 })}
        />
        <Button className="h-11!" icon={<RotateCw />} busy={isComputing} onClick={() => void ask({})}>
          Compute anew
        </Button>
      </div>
      {resumes.length === 0 && (
        <p className="text-ink-soft text-sm">
          <Link to="/careers/resumes" className="underline underline-offset-4">
            Upload a résumé
          </Link>{' '}
          to see what it supports and what to learn next.
        </p>
      )}
      {isStale && (
        <Callout
          tone="info"
          title="Something changed since"
          actions={
            <Button size="sm" onClick={() => void ask({})}>
              Bring up to date
            </Button>
          }
        >
          Jobs, résumés or applications are newer than what you see here.
        </Callout>
      )}
      <div role="status" className="grid gap-2 text-ink-faint text-xs">
        {isComputing ? (
          <>
            <p>Computing over your jobs. What you see is from before, and changes by itself.</p>
            <Progress label="Computing" value={null} />
          </>
        ) : (
          computedAt && (
            <p title={formatTime(computedAt)}>
              Computed {formatAge(computedAt)} over {formatCount(jobs, 'job')} of yours, and only those.
            </p>
          )
        )}
      </div>
    </Card>
  )
}
