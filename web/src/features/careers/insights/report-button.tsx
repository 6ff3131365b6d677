import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Insights } from '../../../../../services/careers/insights/schemas.ts'
import type { InsightsReport } from '../../../../../services/careers/reports/schemas.ts'
import type { Download } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { onLive } from '../../../live.ts'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.tsx'
import { saveAddress } from '../save-file.ts'

/** Has the report made when there is none of these insights, and saves it as soon as it is there. */
export function ReportButton({ insights }: { insights: Pick<Insights, 'computedAt'> }) {
  const [isMaking, setMaking] = useState(false)
  /** Another window may have asked for one, which this one must not save. */
  const isWanted = useRef(false)

  async function follow({ status, reason, needsAttention }: InsightsReport) {
    if (!isWanted.current || (status === 'making' && !needsAttention)) return
    isWanted.current = false
    if (status === 'ready') await save()
    else toast.error('No report', { description: reason ?? 'It could not be made. Try again later.' })
    setMaking(false)
  }
  const latest = useRef(follow)
  latest.current = follow

  useEffect(() => {
    const lookAgain = async () => {
      if (isWanted.current) await latest.current((await api.get<Insights>('/insights')).report)
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
    isWanted.current = true
    setMaking(true)
    try {
      await follow(await api.post<InsightsReport>('/insights/report'))
    } catch (error) {
      isWanted.current = false
      setMaking(false)
      toast.failed('No report', error)
    }
  }

  return (
    <Button
      icon={<FileDown />}
      busy={isMaking}
      disabled={insights.computedAt === null}
      onClick={() => void make()}
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
