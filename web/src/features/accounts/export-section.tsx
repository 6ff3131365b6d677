import { Download } from 'lucide-react'
import { useState } from 'react'
import type { Account, ExportTicket } from '../../../../services/accounts/schemas.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Callout } from '../../ui/callout.tsx'
import { useForm } from '../../ui/form.ts'
import { FormProblem } from '../../ui/form-problem.tsx'
import { checkProof, proofOf } from './proof.ts'
import { ProofField } from './proof-field.tsx'
import { Section } from './section.tsx'

export function ExportSection({ account }: { account: Account }) {
  const [isStarted, setStarted] = useState(false)
  const form = useForm({
    defaultValues: { password: '' },
    check: (values) => checkProof(account, values),
    async send(values) {
      setStarted(false)
      startDownload(await api.post<ExportTicket>('/account/export', proofOf(account, values)))
      form.reset()
      setStarted(true)
    },
  })
  return (
    <Section
      title="Export"
      description="Everything you keep here in one ZIP file: your photos as you uploaded them, and all that is recorded about them."
    >
      <form noValidate onSubmit={form.onSubmit} className="grid gap-4">
        {isStarted && (
          <div role="status">
            <Callout tone="ok" title="Your download has started">
              It can take a while. Keep this window open until it is finished.
            </Callout>
          </div>
        )}
        <FormProblem error={form.error} />
        <ProofField account={account} {...form.text('password')} />
        <Button type="submit" icon={<Download />} busy={form.busy} className="justify-self-start">
          Download my data
        </Button>
      </form>
    </Section>
  )
}

/** The browser itself downloads the archive, which can be larger than what a page can hold. */
function startDownload({ url }: ExportTicket) {
  const link = document.createElement('a')
  link.href = url
  link.download = ''
  link.click()
}
