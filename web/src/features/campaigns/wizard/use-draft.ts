import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Campaign } from '../../../../../services/campaigns/campaigns/schemas.ts'
import { editCampaign, readCampaign } from '../data/campaigns-data.ts'
import { createDraft, type Draft, type DraftState } from './draft.ts'

/** The draft of one campaign while the wizard is open. Give the component the campaign's id as its key. */
export function useDraft(campaign: Campaign): { draft: Draft; state: DraftState } {
  const { id } = campaign
  const [draft] = useState(() =>
    createDraft(campaign, {
      save: (edit) => editCampaign(id, edit),
      read: () => readCampaign(id),
      later(run, milliseconds) {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    }),
  )
  useEffect(() => draft.heard(campaign), [draft, campaign])
  useEffect(() => {
    const flush = () => void draft.flush()
    // A phone may never come back to a page that it has hidden.
    document.addEventListener('visibilitychange', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [draft])
  return { draft, state: useSyncExternalStore(draft.subscribe, draft.state) }
}
