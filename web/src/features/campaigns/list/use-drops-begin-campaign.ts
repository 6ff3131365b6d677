import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { toast } from '../../../ui/toast.tsx'
import { beginCampaign } from '../data/campaigns-data.ts'
import { onDroppedLists } from '../data/dropped-lists.ts'
import { uploadLists } from '../data/list-uploads.ts'

/** A list that is dropped begins a campaign that is named after it. */
export function useDropsBeginCampaign(): void {
  const navigate = useNavigate()
  useEffect(() => {
    async function begin(files: readonly File[]) {
      const title =
        files[0]?.name
          .replace(/\.[^.]*$/, '')
          .slice(0, 200)
          .trim() || 'New campaign'
      try {
        const { id } = await beginCampaign(title)
        uploadLists(id, files)
        await navigate({
          to: '/campaigns/$campaignId/edit/$step',
          params: { campaignId: id, step: 'recipients' },
        })
      } catch (error) {
        toast.failed('The campaign was not begun', error)
      }
    }
    return onDroppedLists((files) => void begin(files))
  }, [navigate])
}
