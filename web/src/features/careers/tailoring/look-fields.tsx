import { type PaperLook, TEMPLATES } from '../../../../../services/careers/cvs/schemas.ts'
import { Card } from '../../../ui/card.tsx'
import { Select } from '../../../ui/select.tsx'

const templates = { plain: 'Plain', classic: 'Classic', modern: 'Modern', compact: 'Compact' }
const sizes = [
  { value: 'a4', label: 'A4' },
  { value: 'us-letter', label: 'US Letter' },
]
const languages = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['es', 'Español'],
  ['it', 'Italiano'],
  ['pt', 'Português'],
  ['cs', 'Čeština'],
  ['ja', '日本語'],
  ['he', 'עברית'],
].map(([value = '', label = '']) => ({ value, label }))

interface LookFieldsProps {
  look: PaperLook
  isLocked: boolean
  onChange: (look: PaperLook) => void
}

export function LookFields({ look, isLocked, onChange }: LookFieldsProps) {
  const set = (part: Partial<Record<keyof PaperLook, string>>) => onChange({ ...look, ...part } as PaperLook)
  return (
    <Card className="grid gap-4">
      <h2 className="font-semibold text-base">Look</h2>
      <Select
        label="Template"
        disabled={isLocked}
        options={TEMPLATES.map((value) => ({ value, label: templates[value] }))}
        value={look.template}
        onValueChange={(template) => set({ template })}
      />
      <Select
        label="Paper"
        disabled={isLocked}
        options={sizes}
        value={look.pageSize}
        onValueChange={(pageSize) => set({ pageSize })}
      />
      <Select
        label="Language of the headings"
        disabled={isLocked}
        options={languages}
        value={look.language}
        onValueChange={(language) => set({ language })}
      />
    </Card>
  )
}
