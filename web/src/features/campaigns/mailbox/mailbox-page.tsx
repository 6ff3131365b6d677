import { useSearch } from '@tanstack/react-router'
import { Callout } from '../../../ui/callout.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useSending } from '../data/sending-data.ts'
import { RoomPage } from '../room-page.tsx'
import { BounceReports } from './bounce-reports.tsx'
import { ConnectChoices } from './connect-choices.tsx'
import { ConnectedMailbox } from './connected-mailbox.tsx'
import { LimitsCard } from './limits-card.tsx'
import { useMailboxSettings } from './mailbox-data.ts'
import { problemWords } from './problem-words.ts'

interface MailboxSearch {
  /** What became of Google's consent. */
  connected?: string
  problem?: string
}

/** From which mailbox mails go, and how many. */
export function MailboxPage() {
  const { problem, connected }: MailboxSearch = useSearch({ strict: false })
  const settings = useMailboxSettings()
  const { data, error } = settings
  const sending = useSending().data
  return (
    <RoomPage
      title="Mailbox"
      subtitle="Your mails go out from a mailbox of your own, at a pace that mail servers trust."
    >
      <div className="grid max-w-3xl grid-cols-1 gap-5">
        {problem !== undefined && (
          <Callout tone="danger" title="Gmail was not connected">
            {problemWords(problem)}
          </Callout>
        )}
        {connected !== undefined && data?.mailbox?.kind === 'gmail' && (
          <Callout tone="ok" title="Gmail is connected">
            Mails go out from {data.mailbox.address} from now on. A campaign that was paused goes on when you
            resume it.
          </Callout>
        )}
        {error && !data && (
          <ErrorState error={error} title="Your mailbox could not be loaded" onRetry={settings.refetch} />
        )}
        {!data && !error && (
          <div role="status" className="grid gap-5">
            <span className="sr-only">Loading your mailbox</span>
            <Skeleton className="h-40 rounded-lg" />
            <Skeleton className="h-52 rounded-lg" />
          </div>
        )}
        {data && (
          <>
            {data.mailbox && <ConnectedMailbox mailbox={data.mailbox} localUrl={data.localMailboxUrl} />}
            <ConnectChoices settings={data} />
            {sending && <LimitsCard sending={sending} />}
            {data.mailbox?.kind === 'smtp' && <BounceReports url={data.mailEventsUrl} />}
          </>
        )}
      </div>
    </RoomPage>
  )
}
