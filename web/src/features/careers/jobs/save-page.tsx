import { useNavigate } from '@tanstack/react-router'
import { BookmarkX } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { CareersPage } from '../careers-page.tsx'
import { submitJob } from './jobs-data.ts'
import { readSavedPage, type SavedPage } from './saved-page.ts'

/** Asks before it saves, because any page could open this address with whatever it likes. */
export function SavePage() {
  const navigate = useNavigate()
  const [page, setPage] = useState<SavedPage | null | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    void readSavedPage(location.hash).then(setPage)
  }, [])

  async function save({ url, html }: SavedPage) {
    setBusy(true)
    setError(null)
    try {
      const { id } = await submitJob({ url, html })
      await navigate({ to: '/careers/jobs/$jobId', params: { jobId: id }, replace: true })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }

  return (
    <CareersPage title="Save a posting">
      {page === null && (
        <EmptyState
          icon={<BookmarkX />}
          title="Nothing arrived"
          action={<Button onClick={() => void navigate({ to: '/careers/jobs' })}>To the jobs</Button>}
        >
          Go back to the posting and click the bookmark once more.
        </EmptyState>
      )}
      {page && (
        <Card className="grid max-w-2xl gap-4">
          <div>
            <p className="font-medium [overflow-wrap:anywhere]">{page.title || 'A page without a title'}</p>
            <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">{page.url}</p>
          </div>
          <FormProblem error={error} />
          <div>
            <Button variant="primary" busy={busy} onClick={() => void save(page)}>
              Save this posting
            </Button>
          </div>
        </Card>
      )}
    </CareersPage>
  )
}
