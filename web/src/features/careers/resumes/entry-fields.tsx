import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type {
  Evidence,
  EvidenceMap,
  Line,
  ResumeDate,
} from '../../../../../services/careers/resumes/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useChoosing } from './document/chosen-field.tsx'
import { EvidenceSign } from './evidence-sign.tsx'
import { evidenceWords } from './evidence-words.ts'
import { readResumeDate } from './resume-dates.ts'
import { type Entry, type FieldShape, newId } from './resume-sections.ts'

interface EntryFieldsProps {
  fields: readonly FieldShape[]
  entry: Entry
  evidence: EvidenceMap
  onChange: (entry: Entry) => void
}

export function EntryFields({ fields, entry, evidence, onChange }: EntryFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {fields.map((field) => (
        <div
          key={field.name}
          className={field.kind === 'long' || field.kind === 'lines' ? 'sm:col-span-2' : ''}
        >
          <EntryField
            field={field}
            entry={entry}
            evidence={evidence}
            set={(value) => onChange({ ...entry, [field.name]: value })}
          />
        </div>
      ))}
    </div>
  )
}

interface EntryFieldProps extends Omit<EntryFieldsProps, 'fields' | 'onChange'> {
  field: FieldShape
  set: (value: unknown) => void
}

function EntryField({ field, entry, evidence, set }: EntryFieldProps) {
  const { name, label, kind } = field
  const own = evidence[`${entry.id}.${name}`]
  const value = entry[name]
  const text = textOf(value)
  const sign = <EvidenceSign label={label} text={text} evidence={own} />
  const control = controlOf({ field, value, sign, note: noteOf(own), evidence, set })
  if (kind === 'flag' || kind === 'lines') return control
  return (
    <Choosable label={label} text={text} evidence={own}>
      {control}
    </Choosable>
  )
}

const noteOf = (evidence: Evidence | undefined) => evidence && evidenceWords(evidence)

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : ((value as ResumeDate | null)?.text ?? '')

interface ChoosableProps {
  label: string
  text: string
  evidence: Evidence | undefined
  className?: string
  children: ReactNode
}

/** Whichever control in it has the focus, the document shows where the field was read. */
function Choosable({ label, text, evidence, className, children }: ChoosableProps) {
  const choosing = useChoosing()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears of its controls, which are interactive
    <div
      className={className}
      onFocus={({ target }) => choosing?.choose({ label, text, evidence, element: target })}
    >
      {children}
    </div>
  )
}

interface ControlProps {
  field: FieldShape
  value: unknown
  sign: ReactNode
  note: string | undefined
  evidence: EvidenceMap
  set: (value: unknown) => void
}

function controlOf({ field: { label, kind }, value, sign, note, evidence, set }: ControlProps) {
  switch (kind) {
    case 'text':
      return (
        <TextField
          label={label}
          maxLength={300}
          value={String(value ?? '')}
          trailing={sign}
          note={note}
          onChange={(event) => set(event.target.value)}
        />
      )
    case 'long':
      return (
        <div className="relative">
          <TextArea
            label={label}
            maxLength={5000}
            value={String(value ?? '')}
            note={note}
            onChange={(event) => set(event.target.value)}
          />
          <span className="absolute top-0 right-0">{sign}</span>
        </div>
      )
    case 'date':
      return (
        <DateField label={label} date={value as ResumeDate | null} trailing={sign} note={note} set={set} />
      )
    case 'flag':
      return <Checkbox className="sm:mt-8" label={label} checked={value === true} onCheckedChange={set} />
    case 'lines':
      return <LinesField label={label} lines={(value ?? []) as Line[]} evidence={evidence} set={set} />
  }
}

interface DateFieldProps {
  label: string
  date: ResumeDate | null
  trailing: ReactNode
  note: string | undefined
  set: (date: ResumeDate | null) => void
}

/** What was typed stays as it is; whether a date is understood is said below. */
function DateField({ label, date, trailing, note, set }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? date?.text ?? date?.iso ?? ''
  const isUnclear = date !== null && date.iso === null
  return (
    <TextField
      label={label}
      maxLength={60}
      placeholder="2021-05"
      value={text}
      trailing={trailing}
      note={note}
      {...(isUnclear && { hint: 'No month is known for this; it is printed as you write it.' })}
      onChange={(event) => {
        setTyped(event.target.value)
        set(readResumeDate(event.target.value))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

interface LinesFieldProps {
  label: string
  lines: Line[]
  evidence: EvidenceMap
  set: (lines: Line[]) => void
}

function LinesField({ label, lines, evidence, set }: LinesFieldProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium text-sm">{label}</legend>
      {lines.map((line, at) => (
        <Choosable
          key={line.id}
          label={`${label} ${at + 1}`}
          text={line.text}
          evidence={evidence[line.id]}
          className="flex items-start gap-1"
        >
          <TextArea
            label={`${label} ${at + 1}`}
            hideLabel
            rows={1}
            maxLength={2000}
            value={line.text}
            note={noteOf(evidence[line.id])}
            className="min-w-0 flex-1"
            onChange={(event) => set(lines.with(at, { ...line, text: event.target.value }))}
          />
          <EvidenceSign label={`${label} ${at + 1}`} text={line.text} evidence={evidence[line.id]} />
          <IconButton
            size="sm"
            className="mt-1"
            label={`Remove ${label.toLowerCase()} ${at + 1}`}
            onClick={() => set(lines.toSpliced(at, 1))}
          >
            <X />
          </IconButton>
        </Choosable>
      ))}
      <div>
        <Button size="sm" icon={<Plus />} onClick={() => set([...lines, { id: newId(), text: '' }])}>
          Add a line
        </Button>
      </div>
    </fieldset>
  )
}
