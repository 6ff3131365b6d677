import { Plus, X } from 'lucide-react'
import type { LetterParagraph } from '../../../../../services/careers/cvs/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'

interface LetterEditorProps {
  /** Ids of paragraphs that are the person's own claims. */
  own: ReadonlySet<string>
  letter: readonly LetterParagraph[]
  isLocked: boolean
  onChange: (letter: LetterParagraph[]) => void
}

export function LetterEditor({ letter, own, isLocked, onChange }: LetterEditorProps) {
  return (
    <div className="grid max-w-3xl gap-3">
      {letter.length === 0 && (
        <p className="text-ink-soft text-sm">There is no letter. Add a paragraph to write one.</p>
      )}
      {letter.map((paragraph, at) => (
        <div key={paragraph.id} className="flex items-start gap-1">
          <TextArea
            label={`Paragraph ${at + 1}`}
            hideLabel
            rows={3}
            maxLength={3000}
            readOnly={isLocked}
            value={paragraph.text}
            className="min-w-0 flex-1"
            hint={own.has(paragraph.id) ? 'Your own claim: the résumé does not say all of this.' : undefined}
            onChange={(event) => onChange(letter.with(at, { ...paragraph, text: event.target.value }))}
          />
          {!isLocked && (
            <IconButton
              size="sm"
              label={`Remove paragraph ${at + 1}`}
              onClick={() => onChange(letter.toSpliced(at, 1))}
            >
              <X />
            </IconButton>
          )}
        </div>
      ))}
      {!isLocked && (
        <div>
          <Button
            size="sm"
            icon={<Plus />}
            onClick={() => onChange([...letter, { id: crypto.randomUUID(), text: '', from: [] }])}
          >
            Add a paragraph
          </Button>
        </div>
      )}
    </div>
  )
}
