import { useForm } from '../../../../ui/form.ts'
import { FormDialog } from '../../../../ui/form-dialog.tsx'
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
    <FormDialog
      form={form}
      title="Paste rows"
      description="Copied from a sheet, or one address per line. If the first row has headings, they are recognised."
      action="Read them"
      onClose={onClose}
      className="md:max-w-2xl!"
    >
      <TextArea
        label="Rows"
        rows={8}
        spellCheck={false}
        placeholder={'Name\tE-mail\tCompany\nAna Lima\tana@example.com\tGaleria Azul'}
        className="[&_textarea]:min-h-48 [&_textarea]:whitespace-pre [&_textarea]:font-mono [&_textarea]:text-note"
        {...form.text('text')}
      />
    </FormDialog>
  )
}
