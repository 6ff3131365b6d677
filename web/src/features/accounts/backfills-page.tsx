import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Backfill, BackfillPart } from '../../../../services/photos/backfill/schemas.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../query-client.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatCount } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AdminPage } from './admin-page.tsx'
import { Section } from './section.tsx'

/** Photos of a run that is started here. */
const LIMIT = 1000
const LOOK_MS = 2000

const isUnderWay = ({ status, waiting }: Backfill) => status === 'running' || waiting > 0

const backfillsQuery = queryOptions({
  queryKey: ['backfills'],
  queryFn: ({ signal }) => api.get<{ items: Backfill[] }>('/backfills', { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? LOOK_MS : false),
})

const titles: Record<BackfillPart, string> = { metadata: 'Metadata', thumbnails: 'Pictures' }
const abouts: Record<BackfillPart, string> = {
  metadata:
    'What cameras and programs wrote into the files: times, places, captions, tags. What people edited stays.',
  thumbnails: 'The pictures that are shown, made from the originals.',
}
const states = {
  never: { tone: 'neutral', label: 'Not begun' },
  running: { tone: 'accent', label: 'Running' },
  paused: { tone: 'warn', label: 'Paused' },
  done: { tone: 'ok', label: 'Up to date' },
} as const

/** Shows administrators how far everybody's photos are brought up to date after a function has improved. */
export function BackfillsPage() {
  const { data, error, isPending, refetch } = useQuery(backfillsQuery)
  return (
    <AdminPage title="Upkeep">
      <p className="max-w-prose pt-5 text-ink-soft text-sm">
        When reading files or making pictures has improved, older photos are brought up to date here, a few at
        a time, so that new uploads do not wait.
      </p>
      {isPending && <Skeleton className="mt-5 h-32" />}
      {error && !data && <ErrorState error={error} title="The state could not be loaded" onRetry={refetch} />}
      {data?.items.map((backfill) => (
        <BackfillSection key={backfill.part} backfill={backfill} />
      ))}
    </AdminPage>
  )
}

function BackfillSection({ backfill }: { backfill: Backfill }) {
  const { part, status, version, looked, done, failed, waiting, left } = backfill
  const isRunning = isUnderWay(backfill)
  const path = `/backfills/${part}`
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const act = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await (isRunning ? api.delete<Backfill>(path) : api.post<Backfill>(path, { limit: LIMIT }))
    } catch (error) {
      setProblem(error)
    }
    await queryClient.invalidateQueries({ queryKey: backfillsQuery.queryKey })
    setBusy(false)
  }
  const planned = done + failed + waiting + left
  return (
    <Section title={titles[part]} description={abouts[part]}>
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center gap-3 text-sm">
          <Badge tone={states[status].tone}>{states[status].label}</Badge>
          <span>
            Version {version}: {formatCount(looked, 'photo')} looked at, {done.toLocaleString('en')} brought
            up to date{failed > 0 && `, ${failed.toLocaleString('en')} failed`}
          </span>
        </div>
        {isRunning && (
          <Progress
            label={`${titles[part]}: progress of this run`}
            value={planned === 0 ? null : (done + failed) / planned}
          />
        )}
        {problem !== undefined && <ErrorState error={problem} title="Not done" onRetry={act} />}
        {(isRunning ? status === 'running' : status !== 'done') && (
          <Button busy={isBusy} onClick={act} className="justify-self-start">
            {isRunning ? 'Stop' : `Bring up to ${LIMIT.toLocaleString('en')} photos up to date`}
          </Button>
        )}
      </div>
    </Section>
  )
}
