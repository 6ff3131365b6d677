import { useNavigate } from '@tanstack/react-router'
import { CircleCheck, Play, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { CheckReport, Finding } from '../../../../../../services/campaigns/templates/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { Callout } from '../../../../ui/callout.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { formatBytes } from '../../../../ui/format.ts'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { Stat } from '../../../../ui/stat.tsx'
import { useSending } from '../../data/sending-data.ts'
import type { StepProps } from '../step-props.ts'
import { FindingItem } from './finding-item.tsx'
import { StartDialog } from './start-dialog.tsx'
import { useCheck } from './use-check.ts'

/** The last look: what would go wrong, and the button that starts it. */
export function CheckStep({ campaign, draft }: StepProps) {
  const navigate = useNavigate()
  const { data: report, error, refetch, isFetching } = useCheck(campaign)
  const { data: sending } = useSending()
  const [asked, setAsked] = useState(false)
  if (error && !report)
    return <ErrorState error={error} title="The campaign could not be checked" onRetry={refetch} />
  if (!report)
    return (
      <div role="status">
        <span className="sr-only">Checking every mail</span>
        <Skeleton className="h-64 rounded-lg" />
      </div>
    )
  const isPaused = campaign.status === 'paused'
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <Summary report={report} />
      <Findings
        title="To be mended before it can start"
        tone="danger"
        campaignId={campaign.id}
        findings={report.findings.filter(({ severity }) => severity === 'problem')}
      />
      <Findings
        title="Worth a look"
        tone="warn"
        campaignId={campaign.id}
        findings={report.findings.filter(({ severity }) => severity === 'warning')}
      />
      {report.findings.length === 0 && (
        <Callout tone="ok" icon={<CircleCheck />} title="Nothing is wrong with any of the mails">
          Every field has a value, every link leads somewhere, and the attachments are there.
        </Callout>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          size="lg"
          icon={<Play />}
          disabled={!report.canStart}
          onClick={() => setAsked(true)}
        >
          {isPaused ? 'Go on' : 'Start'}
        </Button>
        <Button
          variant="ghost"
          icon={<RotateCw />}
          busy={isFetching}
          onClick={() => void draft.flush().then(() => refetch())}
        >
          Check again
        </Button>
      </div>
      <StartDialog
        campaign={campaign}
        mailbox={sending?.mailbox ?? null}
        draft={draft}
        open={asked}
        onOpenChange={setAsked}
        onStarted={() => navigate({ to: '/campaigns/$campaignId', params: { campaignId: campaign.id } })}
      />
    </div>
  )
}

function Summary({ report: { recipients, largestMail } }: { report: CheckReport }) {
  return (
    <div className="flex flex-wrap gap-x-8 gap-y-2">
      <Stat
        value={recipients.toLocaleString('en')}
        label={recipients === 1 ? 'recipient gets a mail' : 'recipients get a mail each'}
      />
      {largestMail > 0 && <Stat value={formatBytes(largestMail)} label="has the largest mail" />}
    </div>
  )
}

interface FindingsProps {
  title: string
  tone: 'danger' | 'warn'
  campaignId: string
  findings: readonly Finding[]
}

function Findings({ title, tone, campaignId, findings }: FindingsProps) {
  if (findings.length === 0) return null
  return (
    <Callout tone={tone} title={title}>
      <ul className="mt-1 grid gap-3">
        {findings.map((finding) => (
          <FindingItem
            key={finding.kind + finding.message}
            campaignId={campaignId}
            finding={finding}
            isLinked
          />
        ))}
      </ul>
    </Callout>
  )
}
