import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CvMatches } from '../../../../../../services/campaigns/campaigns/attachment-schemas.ts'
import type { Campaign } from '../../../../../../services/campaigns/campaigns/schemas.ts'
import type { CvTile } from '../../../../../../services/careers/cvs/schemas.ts'
import { Button } from '../../../../ui/button.tsx'
import { Callout } from '../../../../ui/callout.tsx'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { NativeSelect } from '../../../../ui/native-select.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { matchCvs } from '../../data/attachments-data.ts'
import { readyCvsQuery } from '../../data/papers-data.ts'
import { editRecipient, recipientsQuery } from '../../data/recipients-data.ts'

const NONE = '-'

/** Which CV goes to whom: matched by the company, and chosen by hand where that is open. */
export function CvMatching({ campaign: { id, counts } }: { campaign: Campaign }) {
  const { data: cvs } = useQuery(readyCvsQuery)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    recipientsQuery(id),
  )
  const [matches, setMatches] = useState<CvMatches | null>(null)
  const [busy, setBusy] = useState(false)
  const rows = data?.pages.flatMap(({ items }) => items)

  async function match() {
    setBusy(true)
    try {
      setMatches(await matchCvs(id))
    } catch (failure) {
      toast.failed('The CVs were not matched', failure)
    } finally {
      setBusy(false)
    }
  }

  const choose = (recipientId: string, cvId: string) =>
    editRecipient(id, recipientId, { cvId: cvId === NONE ? null : cvId }).catch((failure: unknown) =>
      toast.failed('Not chosen', failure),
    )

  if (cvs?.length === 0)
    return (
      <Callout
        tone="warn"
        title="There is no tailored CV yet"
        actions={
          <Button asChild size="sm">
            <Link to="/careers/cvs">Tailor one</Link>
          </Button>
        }
      >
        A CV is tailored to a job in Careers. When it is ready, it is matched to the recipient whose company
        the job is at.
      </Callout>
    )
  return (
    <section aria-labelledby="cv-matching" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id="cv-matching" className="font-semibold text-base">
          Which CV goes to whom
        </h3>
        <Button size="sm" busy={busy} disabled={counts.total === 0} onClick={() => void match()}>
          Match by company
        </Button>
      </div>
      <p role="status" className="text-ink-soft text-sm">
        {matches &&
          `${matches.matched.toLocaleString('en')} matched, ${matches.open.toLocaleString('en')} left to choose by hand.`}
        {!matches && counts.total === 0 && 'Add recipients first.'}
      </p>
      {error && !rows && (
        <ErrorState error={error} title="The recipients could not be loaded" onRetry={refetch} />
      )}
      {!rows && !error && <Skeleton className="h-40" />}
      {rows && rows.length > 0 && (
        <ul className="divide-y rounded-lg border bg-paper-raised">
          {rows.map(({ id: recipientId, email, name, company, cvId }) => (
            <li
              key={recipientId}
              className="grid items-center gap-2 px-4 py-2.5 md:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]"
            >
              <div className="min-w-0 [overflow-wrap:anywhere]">
                <p className="font-medium text-sm">{company || name || email}</p>
                {(company || name) && <p className="text-ink-faint text-note">{email}</p>}
              </div>
              <NativeSelect
                label={`CV for ${email}`}
                hideLabel
                options={[
                  { value: NONE, label: 'None chosen' },
                  ...(cvs ?? []).map((cv) => ({ value: cv.id, label: titleOf(cv) })),
                ]}
                value={cvId ?? NONE}
                onValueChange={(value) => void choose(recipientId, value)}
              />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div>
          <Button size="sm" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </section>
  )
}

/** A posting may not say whose it is. */
const titleOf = ({ company, jobTitle }: CvTile) => [company, jobTitle].filter(Boolean).join(': ')
