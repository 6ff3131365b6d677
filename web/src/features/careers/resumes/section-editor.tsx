import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react'
import type { EvidenceMap } from '../../../../../services/careers/resumes/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { EntryFields } from './entry-fields.tsx'
import { type Entry, emptyEntry, entryName, type SectionShape } from './resume-sections.ts'

interface SectionEditorProps {
  section: SectionShape
  entries: Entry[]
  evidence: EvidenceMap
  onChange: (entries: Entry[]) => void
}

export function SectionEditor({ section, entries, evidence, onChange }: SectionEditorProps) {
  const swap = (at: number, other: number) => {
    const [one, two] = [entries[at], entries[other]]
    if (one && two) onChange(entries.with(at, two).with(other, one))
  }
  return (
    <Card className="grid gap-4">
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-semibold text-base">{section.title}</h2>
        <Button size="sm" icon={<Plus />} onClick={() => onChange([...entries, emptyEntry(section)])}>
          Add {section.one}
        </Button>
      </div>
      {entries.map((entry, at) => {
        const name = entryName(section, entry)
        return (
          <details key={entry.id} className="group rounded-md border" open={isNew(section, entry)}>
            <summary className="flex cursor-pointer items-center gap-2 rounded-md px-3.5 py-2.5 text-sm hover:bg-wash">
              <ChevronRight
                aria-hidden="true"
                className="size-4 shrink-0 text-ink-faint transition-transform group-open:rotate-90"
              />
              <span className="min-w-0 flex-1 font-medium [overflow-wrap:anywhere]">{name}</span>
            </summary>
            <div className="grid gap-4 border-t p-3.5">
              <EntryFields
                fields={section.fields}
                entry={entry}
                evidence={evidence}
                onChange={(next) => onChange(entries.with(at, next))}
              />
              <div className="flex flex-wrap items-center gap-1 border-t pt-3">
                <IconButton
                  size="sm"
                  label={`Move ${name} up`}
                  disabled={at === 0}
                  onClick={() => swap(at, at - 1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  size="sm"
                  label={`Move ${name} down`}
                  disabled={at === entries.length - 1}
                  onClick={() => swap(at, at + 1)}
                >
                  <ArrowDown />
                </IconButton>
                <Button
                  size="sm"
                  variant="ghost"
                  icon={<Trash2 />}
                  className="ml-auto"
                  onClick={() => onChange(entries.toSpliced(at, 1))}
                >
                  Remove
                </Button>
              </div>
            </div>
          </details>
        )
      })}
    </Card>
  )
}

const isNew = ({ naming }: SectionShape, entry: Entry) => naming.every((name) => entry[name] === '')
