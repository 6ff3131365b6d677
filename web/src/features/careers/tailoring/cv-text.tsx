import { Pencil, RotateCcw, Undo2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Change, CvBlock, CvLine } from '../../../../../services/careers/cvs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { GATE, SECTIONS } from './cv-words.ts'

interface CvTextProps {
  text: readonly CvBlock[]
  changes: readonly Change[]
  edits: ReadonlyMap<string, string>
  isLocked: boolean
  onChange: (edits: ReadonlyMap<string, string>) => void
}

const HEAD: Record<string, string> = { 'basics.label': 'Headline', 'basics.summary': 'Summary' }

/** Every text as it is printed; each can be written by hand. */
export function CvText({ text, changes, edits, isLocked, onChange }: CvTextProps) {
  function set({ id, text: shown }: CvLine, words: string | null) {
    const next = new Map(edits)
    if (words === null || words === shown) next.delete(id)
    else next.set(id, words)
    onChange(next)
  }
  return (
    <div className="grid gap-3">
      {text.map((block, at) => (
        <Card key={`${block.section}-${block.lines[0]?.id}`} className="grid gap-2">
          {block.section !== text[at - 1]?.section && (
            <h3 className="font-semibold text-base">{SECTIONS[block.section] ?? block.section}</h3>
          )}
          {block.title && <p className="font-medium text-sm [overflow-wrap:anywhere]">{block.title}</p>}
          <ul className="grid divide-y">
            {block.lines.map((line) => (
              <Line
                key={line.id}
                line={line}
                words={edits.get(line.id)}
                claim={changes.find(({ target, state }) => target === line.id && state === 'own')}
                isLocked={isLocked}
                onChange={(words) => set(line, words)}
              />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  )
}

interface LineProps {
  line: CvLine
  /** What the person has typed and not sent. */
  words: string | undefined
  claim: Change | undefined
  isLocked: boolean
  onChange: (words: string | null) => void
}

function Line({ line, words, claim, isLocked, onChange }: LineProps) {
  const [isEditing, setEditing] = useState(false)
  /** The focus returns to the button that opened the field. */
  const wasEditing = useRef(false)
  const shown = words ?? line.text
  const name = HEAD[line.id] ?? 'Line'
  const problems = claim?.verdicts.filter(({ outcome }) => outcome !== 'passed') ?? []
  if (isEditing && !isLocked)
    return (
      <li className="grid gap-2 py-2.5">
        <TextArea
          autoFocus
          label={name}
          hideLabel
          rows={2}
          maxLength={5000}
          value={shown}
          hint={line.original && line.original !== shown ? `The résumé says: ${line.original}` : undefined}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && setEditing(false)}
        />
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setEditing(false)}>
            Done
          </Button>
          {words !== undefined && (
            <Button size="sm" variant="ghost" icon={<Undo2 />} onClick={() => onChange(null)}>
              Undo
            </Button>
          )}
          {line.original !== '' && shown !== line.original && (
            <Button size="sm" variant="ghost" icon={<RotateCcw />} onClick={() => onChange(line.original)}>
              As the résumé says it
            </Button>
          )}
        </div>
      </li>
    )
  return (
    <li className="flex items-start gap-2 py-2">
      <div className="grid min-w-0 flex-1 gap-1 pt-1.5">
        <p dir="auto" className="whitespace-pre-line text-sm leading-6 [overflow-wrap:anywhere]">
          {shown || <span className="text-ink-faint">No {name.toLowerCase()}</span>}
        </p>
        <Marks line={line} isTyped={words !== undefined} />
        {words === undefined && problems.length > 0 && (
          <ul className="grid gap-0.5 text-warn text-xs leading-5">
            {problems.map(({ gate, reason }) => (
              <li key={gate}>
                {GATE[gate]}: {reason}
              </li>
            ))}
          </ul>
        )}
      </div>
      {!isLocked && (
        <IconButton
          size="sm"
          autoFocus={wasEditing.current}
          label={`Edit: ${shown.slice(0, 60) || name}`}
          tooltipSide="left"
          onClick={() => {
            wasEditing.current = true
            setEditing(true)
          }}
        >
          <Pencil />
        </IconButton>
      )}
    </li>
  )
}

function Marks({ line: { by, isOwn }, isTyped }: { line: CvLine; isTyped: boolean }) {
  if (isTyped)
    return (
      <p>
        <Badge tone="accent">Not saved yet</Badge>
      </p>
    )
  if (by === 'resume') return null
  return (
    <p className="flex flex-wrap gap-1.5">
      {isOwn ? (
        <Badge tone="warn">Your own claim</Badge>
      ) : (
        <Badge tone="ok">
          {by === 'person' ? 'Written by you, and supported' : 'Reworded, and supported'}
        </Badge>
      )}
    </p>
  )
}
