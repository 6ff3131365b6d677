import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useForm } from '../../../../ui/form.ts'
import { FormProblem } from '../../../../ui/form-problem.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { pasteRows } from '../../data/lists-data.ts'

const MAX_CHARACTERS = 1_000_000

/** Rows copied from a sheet have tabs between their cells; both that and a CSV is understood. */
export function PasteRows({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const form = useForm<{ text: string }>({
    defaultValues: { text: '' },
    check: ({ text }) => ({
      text:
        text.trim() === ''
          ? 'Paste at least one row'
          : text.length > MAX_CHARACTERS
            ? 'This is too much to paste. Upload it as a file.'
            : undefined,
    }),
    async send({ text }) {
      await pasteRows(campaignId, text)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Paste rows"
      description="Copied from a sheet, or one address per line. If the first row has headings, they are recognised."
      className="md:max-w-2xl!"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="paste-rows" busy={form.busy}>
            Read them
          </Button>
        </>
      }
    >
      <form id="paste-rows" noValidate className="grid gap-4" onSubmit={form.onSubmit}>
        <FormProblem error={form.error} />
        <TextArea
          label="Rows"
          rows={8}
          spellCheck={false}
          placeholder={'Name\tE-mail\tCompany\nAna Lima\tana@example.com\tGaleria Azul'}
          className="[&_textarea]:min-h-48 [&_textarea]:whitespace-pre [&_textarea]:font-mono [&_textarea]:text-note"
          {...form.text('text')}
        />
      </form>
    </Dialog>
  )
}
