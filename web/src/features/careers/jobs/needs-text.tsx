import { useState } from 'react'
import type { Job } from '../../../../../services/careers/jobs/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import { Card } from '../../../ui/card.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { Bookmarklet } from './bookmarklet.tsx'
import { submitJob } from './jobs-data.ts'

/** Some sites show their postings only to people: the person pastes what they see. */
export function NeedsText({ job }: { job: Job }) {
  const [isSent, setSent] = useState(false)
  const form = useForm<{ text: string }>({
    defaultValues: { text: '' },
    check: ({ text }) => ({ text: text.trim() === '' ? 'Paste the text of the posting' : undefined }),
    async send({ text }) {
      await submitJob(job.url ? { text, url: job.url } : { text })
      setSent(true)
    },
  })
  return (
    <div className="mb-5 grid gap-4">
      {job.status === 'needs-text' && job.reason && <Callout tone="warn">{job.reason}</Callout>}
      <Card>
        <form noValidate className="grid gap-3" onSubmit={form.onSubmit}>
          <FormProblem error={form.error} />
          <TextArea
            label="Text of the posting"
            hint="Open the page, select everything, copy it, and paste it here."
            className="[&_textarea]:min-h-36"
            {...form.text('text')}
          />
          <div>
            <Button variant="primary" type="submit" busy={form.busy}>
              {isSent ? 'Send again' : 'Read this text'}
            </Button>
          </div>
        </form>
      </Card>
      {job.url && <Bookmarklet />}
    </div>
  )
}
