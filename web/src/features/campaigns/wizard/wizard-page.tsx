import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { PageHeader } from '../../../ui/page.tsx'
import { RecordPage } from '../../../ui/record-page.tsx'
import { isEditable } from '../data/campaign-words.ts'
import { campaignQuery, campaigns } from '../data/campaigns-data.ts'
import { onDroppedLists } from '../data/dropped-lists.ts'
import { uploadLists } from '../data/list-uploads.ts'
import { isStep, type Step } from './steps.ts'
import { Wizard } from './wizard.tsx'

/** Prepares a campaign, step by step; each step has an address of its own. */
export function WizardPage() {
  const { campaignId = '', step: asked } = useParams({ strict: false })
  useLiveSubject('campaign', campaigns)
  const step: Step = isStep(asked) ? asked : 'recipients'
  return (
    <RecordPage
      back={{ to: '/campaigns', label: 'Campaigns' }}
      noun="campaign"
      query={useQuery(campaignQuery(campaignId))}
    >
      {(campaign) =>
        isEditable(campaign) ? (
          <Editing key={campaign.id} campaign={campaign} step={step} />
        ) : (
          <UnderWay campaign={campaign} />
        )
      }
    </RecordPage>
  )
}

function Editing({ campaign, step }: { campaign: Campaign; step: Step }) {
  const { id } = campaign
  const navigate = useNavigate()
  useEffect(
    () =>
      onDroppedLists((files) => {
        uploadLists(id, files)
        void navigate({
          to: '/campaigns/$campaignId/edit/$step',
          params: { campaignId: id, step: 'recipients' },
        })
      }),
    [id, navigate],
  )
  return <Wizard campaign={campaign} step={step} />
}

/** A mail that may be on its way is not edited. */
function UnderWay({ campaign: { id, title, status } }: { campaign: Campaign }) {
  return (
    <>
      <PageHeader title={title} className="pt-3! md:pt-4!" />
      <Callout
        tone="info"
        title={status === 'running' ? 'This campaign is running' : 'This campaign has ended'}
        actions={
          <Button asChild size="sm">
            <Link to="/campaigns/$campaignId" params={{ campaignId: id }}>
              See how it goes
            </Link>
          </Button>
        }
      >
        {status === 'running'
          ? 'Pause it to change what the mails that are left say, or who gets them.'
          : 'Duplicate it to write to these people again, or to others.'}
      </Callout>
    </>
  )
}
