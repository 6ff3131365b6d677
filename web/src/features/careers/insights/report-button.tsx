import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import type { InsightsReport } from '../../../../../services/careers/reports/schemas.ts'
import type { Download } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { saveAddress } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Spinner } from '../../../ui/spinner.tsx'
import { toast } from '../../../ui/toast.tsx'

/** Has the report made when there is none of these insights, and saves it as soon as it is there. */
export function ReportButton({ insights }: { insights: Pick<Insights, 'computedAt'> }) {
  const [isMaking, setMaking] = useState(false)
  /**
   * When the insights were computed of which a report is wanted. Another window may have asked for one, which this one
   * must not save.
   */
  const wanted = useRef<string | null>(null)
  /** What was told while it was being asked for: it can be ready before the answer says that it is being made. */
  const told = useRef<InsightsReport | null>(null)

  async function follow(report: InsightsReport) {
    told.current = report
    const { status, reason, needsAttention, paper } = report
    if (wanted.current === null || (status === 'making' && !needsAttention)) return
    // An earlier report, of which a window that was away is told late.
    if (status === 'ready' && (paper?.computedAt ?? '') < wanted.current) return
    wanted.current = null
    if (status === 'ready') await save()
    else toast.error('No report', { description: reason ?? 'It could not be made. Try again later.' })
    setMaking(false)
  }
  const latest = useRef(follow)
  latest.current = follow

  useEffect(() => {
    const lookAgain = async () => {
      if (wanted.current !== null) await latest.current((await api.get<Insights>('/insights')).report)
    }
    const ends = [
      onLive('insights-report', (report) => void latest.current(report)),
      onLive('resync', () => void lookAgain().catch(() => {})),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [])

  async function make() {
    setMaking(true)
    told.current = null
    try {
      const answer = await api.post<InsightsReport>('/insights/report')
      wanted.current = insights.computedAt
      await follow(answer.status === 'making' ? (told.current ?? answer) : answer)
    } catch (error) {
      wanted.current = null
      setMaking(false)
      toast.failed('No report', error)
    }
  }

  return (
    <Button
      icon={isMaking ? <Spinner /> : <FileDown />}
      // It takes seconds, so the words stay to be read.
      aria-busy={isMaking || undefined}
      className="min-w-54"
      disabled={insights.computedAt === null}
      onClick={isMaking ? undefined : () => void make()}
    >
      {isMaking ? 'Making the report…' : 'Download report (PDF)'}
    </Button>
  )
}

async function save() {
  try {
    saveAddress((await api.get<Download>('/insights/report')).url)
  } catch (error) {
    toast.failed('Not saved', error)
  }
}
