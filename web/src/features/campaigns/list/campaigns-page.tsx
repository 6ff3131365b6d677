import { useNavigate, useSearch } from '@tanstack/react-router'
import { FileSpreadsheet, MailCheck, Mails, PenLine, Plus, Trash2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSubjectList } from '../../../subjects/subject.ts'
import { TrashedList } from '../../../subjects/trashed-list.tsx'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { lazyPart } from '../../../ui/lazy-part.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { campaigns, deleteCampaigns, restoreCampaigns } from '../data/campaigns-data.ts'
import { useSending } from '../data/sending-data.ts'
import { RoomPage } from '../room-page.tsx'
import { CampaignRow } from './campaign-row.tsx'
import { countsInWords } from './counts-bar.tsx'
import { useDropsBeginCampaign } from './use-drops-begin-campaign.ts'

const NewCampaign = lazyPart(async () => (await import('./new-campaign.tsx')).NewCampaign)

interface CampaignsSearch {
  trashed?: true
  /** Whether a new one is being named. */
  begin?: true
}

export function CampaignsPage() {
  const { trashed, begin }: CampaignsSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  useLiveSubject('campaign', campaigns)
  useDropsBeginCampaign()
  const { items } = useSubjectList(campaigns, {})
  const show = (search: CampaignsSearch) => void navigate({ to: '/campaigns', search })
  return (
    <RoomPage
      title="Campaigns"
      subtitle="Personal mails to many people, sent at the pace of a careful person."
      actions={
        trashed ? (
          <Button icon={<Undo2 />} onClick={() => show({})}>
            Back to the campaigns
          </Button>
        ) : (
          <>
            <Button icon={<Trash2 />} variant="ghost" onClick={() => show({ trashed: true })}>
              Trash
            </Button>
            {items?.length !== 0 && (
              <Button icon={<Plus />} variant="primary" onClick={() => show({ begin: true })}>
                New campaign
              </Button>
            )}
          </>
        )
      }
    >
      <div className="max-w-4xl">{trashed ? <Trash /> : <List onBegin={() => show({ begin: true })} />}</div>
      {begin && <NewCampaign onClose={() => show({})} />}
    </RoomPage>
  )
}

function Trash() {
  return (
    <TrashedList
      lists={campaigns}
      subjects="Campaigns"
      nameOf={({ title }) => title}
      detailOf={({ counts }) => countsInWords(counts)}
      consequence=", its recipients and its log are deleted"
      onRestore={restoreCampaigns}
      onDelete={deleteCampaigns}
    />
  )
}

function List({ onBegin }: { onBegin: () => void }) {
  const { items, error, hasMore, more, retry } = useSubjectList(campaigns, {})
  const { data: sending } = useSending()
  if (error !== undefined && !items)
    return <ErrorState error={error} title="Your campaigns could not be loaded" onRetry={retry} />
  if (!items)
    return (
      <div role="status" className="grid gap-2">
        <span className="sr-only">Loading your campaigns</span>
        <Skeleton className="h-24 rounded-lg" />
        <Skeleton className="h-24 rounded-lg" />
      </div>
    )
  if (items.length === 0) return <Begin onBegin={onBegin} />
  return (
    <>
      <ul aria-label="Campaigns" className="divide-y rounded-lg border bg-paper-raised">
        {items.map((campaign) => (
          <CampaignRow key={campaign.id} campaign={campaign} nextAt={sending?.nextAt ?? null} />
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-4" onClick={more}>
          Show more
        </Button>
      )}
    </>
  )
}

/** What the room does, for somebody who has never used it. */
function Begin({ onBegin }: { onBegin: () => void }) {
  return (
    <section className="grid justify-items-start gap-5 rounded-lg border bg-paper-raised p-5 md:p-8">
      <span
        aria-hidden="true"
        className="grid size-14 place-items-center rounded-full border bg-paper text-ink-faint [&_svg]:size-6"
      >
        <Mails />
      </span>
      <div className="grid gap-1.5">
        <h2 className="font-semibold text-xl">Write to a hundred people, one at a time</h2>
        <p className="max-w-prose text-pretty text-ink-soft text-sm leading-6">
          Each gets a mail of their own, from your own mailbox, with pauses as if you had sent it by hand. You
          see of everybody what happened, and nobody gets the same mail twice.
        </p>
      </div>
      <ol className="grid gap-4 text-sm leading-6 md:grid-cols-3 md:gap-6">
        <Step icon={<FileSpreadsheet />} title="Bring a list">
          A CSV or Excel file, or rows that you paste. Each row is checked, and you decide what is taken.
        </Step>
        <Step icon={<PenLine />} title="Write one mail">
          With names and companies filled in from the list, and a look at every mail before it goes.
        </Step>
        <Step icon={<MailCheck />} title="Let it go">
          A few an hour, within the hours that you choose. Pause it, or stop it, at any time.
        </Step>
      </ol>
      <Button variant="primary" icon={<Plus />} onClick={onBegin}>
        Begin a campaign
      </Button>
    </section>
  )
}

function Step({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <li className="grid content-start gap-1">
      <span aria-hidden="true" className="text-accent [&_svg]:size-5">
        {icon}
      </span>
      <span className="font-medium">{title}</span>
      <span className="text-pretty text-ink-soft">{children}</span>
    </li>
  )
}
