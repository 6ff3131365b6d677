import { BriefcaseBusiness } from 'lucide-react'
import type { JobTile } from '../../../../../services/careers/jobs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { Page, PageHeader } from '../../../ui/page.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { submitJob, useJobs } from './jobs-data.ts'

const OPEN = {}

/** The jobs that a person keeps, and the way to add one by its address. */
export function JobsPage() {
  const { jobs, hasMore, error, isPending, retry, more } = useJobs(OPEN)
  return (
    <Page narrow>
      <PageHeader title="Jobs" subtitle="Paste the address of a posting; it is read by itself." />
      <AddressForm />
      {!jobs && isPending && <Skeleton className="mt-6 h-40 rounded-lg" />}
      {error !== undefined && !jobs && (
        <ErrorState error={error} title="The jobs could not be loaded" onRetry={retry} />
      )}
      {jobs?.length === 0 && (
        <EmptyState icon={<BriefcaseBusiness />} title="No jobs yet">
          Paste the address of the first one above.
        </EmptyState>
      )}
      <ul className="mt-6 grid gap-3">
        {jobs?.map((job) => (
          <JobItem key={job.id} job={job} />
        ))}
      </ul>
      {hasMore && (
        <div className="mt-5 flex justify-center">
          <Button busy={isPending} onClick={more}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  )
}

function AddressForm() {
  const form = useForm<{ url: string }>({
    defaultValues: { url: '' },
    check: ({ url }) => ({ url: url.trim() === '' ? 'Paste an address' : undefined }),
    send: async ({ url }) => {
      await submitJob({ url })
      form.reset()
    },
  })
  return (
    <form noValidate onSubmit={form.onSubmit} className="flex flex-wrap items-end gap-3">
      <TextField
        label="Address of a posting"
        inputMode="url"
        className="min-w-0 flex-1"
        {...form.text('url')}
      />
      <Button type="submit" variant="primary" busy={form.busy} className="h-11">
        Add
      </Button>
      <FormProblem error={form.error} />
    </form>
  )
}

function JobItem({ job }: { job: JobTile }) {
  const { title, company, url, places, status, reason, isClosed } = job
  const facts = [company, ...places.slice(0, 3).map(({ name }) => name)].filter((fact) => fact !== null)
  return (
    <li className="grid gap-1 rounded-lg border bg-paper-raised p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-medium">{title ?? url ?? 'A posting'}</h2>
        {isClosed && <Badge>Closed</Badge>}
        {status === 'reading' && <Badge>Reading</Badge>}
      </div>
      <p className="text-ink-soft text-sm">{facts.join(' · ')}</p>
      {reason && <p className="text-sm">{reason}</p>}
    </li>
  )
}
