import { Link } from '@tanstack/react-router'
import { CircleHelp } from 'lucide-react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { formatCount } from '../../../ui/format.ts'

/** Says honestly that some outcomes cannot be known, and asks the person to decide. */
export function UnknownCallout({ campaign }: { campaign: Campaign }) {
  const { unknown } = campaign.counts
  if (unknown === 0) return null
  const [it, has] = unknown === 1 ? ['it', 'has'] : ['they', 'have']
  return (
    <Callout
      tone="warn"
      icon={<CircleHelp />}
      title={`Nobody can know whether ${formatCount(unknown, 'mail')} arrived`}
      actions={
        <Button asChild size="sm">
          <Link
            to="/campaigns/$campaignId"
            params={{ campaignId: campaign.id }}
            search={{ filter: 'unknown' }}
            resetScroll={false}
          >
            Decide
          </Link>
        </Button>
      }
    >
      The connection ended after {unknown === 1 ? 'the mail was' : 'the mails were'} handed over and before
      the mail server answered. So {it} may {has === 'has' ? 'have' : 'have'} been accepted or not, and
      sending again by itself could write to somebody twice. Look into the “Sent” folder of your mailbox, or
      wait for an answer, then say what became of {unknown === 1 ? 'it' : 'them'}.
    </Callout>
  )
}
