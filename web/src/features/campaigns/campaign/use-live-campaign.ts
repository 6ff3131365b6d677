import { useEffect } from 'react'
import { onLive } from '../../../live.ts'
import { useLiveSubject } from '../../../subjects/use-live-subject.ts'
import { campaigns, readCampaign } from '../data/campaigns-data.ts'
import { refreshProgress } from './campaign-data.ts'
import { createRefreshing } from './refreshing.ts'

/** Milliseconds. */
const GATHER = 120
const REST = 1200

/** Follows a campaign while its page is open: its counts as they are told, everything else fetched again. */
export function useLiveCampaign(id: string): void {
  useLiveSubject('campaign', campaigns)
  useEffect(() => {
    const refreshing = createRefreshing({ refresh: () => refreshProgress(id), gather: GATHER, rest: REST })
    const ends = [
      onLive('campaign', (campaign) => {
        if (campaign.id === id) refreshing.ask()
      }),
      // Limits and other campaigns decide when the next mail may go, too.
      onLive('sending', refreshing.ask),
      onLive('resync', () => {
        void readCampaign(id).catch(() => undefined)
        refreshing.ask()
      }),
    ]
    return () => {
      for (const end of ends) end()
      refreshing.stop()
      void refreshProgress(id)
    }
  }, [id])
}
