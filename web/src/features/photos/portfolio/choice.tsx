import { Checkbox } from '../../../ui/checkbox.tsx'

interface ChoiceProps {
  label: string
  hint: string
  checked: boolean
  onCheckedChange: (checked: boolean) => void
}

export const Choice = ({ hint, ...checkbox }: ChoiceProps) => (
  <div className="grid gap-1">
    <Checkbox {...checkbox} />
    <p className="pl-[30px] text-ink-faint text-note leading-5">{hint}</p>
  </div>
)
