import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useForm } from '../../../ui/form.ts'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { submissionOf, submitJob } from './jobs-data.ts'

/** One field for both: an address is fetched, a text is read as it is. */
export function SubmitJob() {
  const [told, setTold] = useState('')
  const form = useForm<{ pasted: string }>({
    defaultValues: { pasted: '' },
    check: ({ pasted }) => ({ pasted: pasted.trim() === '' ? 'Paste an address or a posting' : undefined }),
    async send({ pasted }) {
      setTold('')
      await submitJob(submissionOf(pasted))
      form.reset({ pasted: '' })
      setTold('The job is being read. It appears below.')
    },
  })
  return (
    <form
      noValidate
      className="mb-6 grid items-start gap-3 md:grid-cols-[minmax(0,1fr)_auto]"
      onSubmit={form.onSubmit}
    >
      <TextArea
        label="Address or text of a posting"
        rows={1}
        placeholder="https://…"
        hint="Postings stay here as they were, also when their page is gone."
        className="[&_textarea]:max-h-60 [&_textarea]:min-h-11"
        onKeyDown={(event) => {
          const isAddress = !event.currentTarget.value.trim().includes('\n')
          if (event.key !== 'Enter' || event.shiftKey || !isAddress) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
        {...form.text('pasted')}
      />
      <Button variant="primary" type="submit" icon={<Plus />} busy={form.busy} className="h-11! md:mt-6.5">
        Save job
      </Button>
      <div className="md:col-span-2">
        <FormProblem error={form.error} />
      </div>
      <p role="status" className="sr-only">
        {told}
      </p>
    </form>
  )
}
