import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import { Callout } from '../../../../ui/callout.tsx'
import { FindingItem } from '../check/finding-item.tsx'
import { useCheck } from '../check/use-check.ts'

const ABOUT_TEXT = new Set(['syntax', 'unknown-field', 'link', 'spam-like'])

interface MissingProps {
  campaign: Campaign
  /** Whether the preview, which says what is wrong with the text itself, is out of sight. */
  isAlone: boolean
}

/** What is wrong with the mail for some of the recipients, once it is saved. */
export function Missing({ campaign, isAlone }: MissingProps) {
  const { template, counts } = campaign
  const isWritten = template.subject.trim() !== '' && template.body.trim() !== ''
  const { data: report } = useCheck(campaign, isWritten && counts.total > 0)
  const findings =
    report?.findings.filter(({ kind }) => kind === 'missing-value' || (isAlone && ABOUT_TEXT.has(kind))) ?? []
  if (findings.length === 0) return null
  const isProblem = findings.some(({ severity }) => severity === 'problem')
  return (
    <Callout tone={isProblem ? 'warn' : 'info'} title={isProblem ? 'Before it can start' : 'Worth a look'}>
      <ul className="mt-1 grid gap-2">
        {findings.map((finding) => (
          <FindingItem key={finding.kind + finding.message} campaignId={campaign.id} finding={finding} />
        ))}
      </ul>
    </Callout>
  )
}
