import { Check, Pencil, ShieldAlert, X } from 'lucide-react'
import { useState } from 'react'
import type { Change, CvReview } from '../../../../../services/careers/cvs/schemas.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { GATE, KIND, SECTIONS, STATE } from './cv-words.ts'

type Decision = CvReview['decisions'][number]
/** By the id of the change. */
export type Decisions = ReadonlyMap<string, Decision>

interface ChangeListProps {
  changes: readonly Change[]
  decisions: Decisions
  isLocked: boolean
  onDecide: (decision: Decision) => void
}

export function ChangeList({ changes, decisions, isLocked, onDecide }: ChangeListProps) {
  if (changes.length === 0)
    return <p className="text-ink-soft text-sm">The résumé already fits as it is: nothing is changed.</p>
  return (
    <ol className="grid gap-3">
      {changes.map((change) => (
        <li key={change.id}>
          <ChangeCard
            change={change}
            decision={decisions.get(change.id)}
            isLocked={isLocked}
            onDecide={onDecide}
          />
        </li>
      ))}
    </ol>
  )
}

interface ChangeCardProps extends Omit<ChangeListProps, 'changes' | 'decisions'> {
  change: Change
  decision: Decision | undefined
}

/** A change side by side with the original, why it is proposed, and what the gates found. */
function ChangeCard({ change, decision, isLocked, onDecide }: ChangeCardProps) {
  const [isEditing, setEditing] = useState(false)
  const state = decision?.after !== undefined ? 'own' : (decision?.state ?? change.state)
  const after = decision?.after ?? change.after
  // Choosing and ordering change no words: the reason says what they do.
  const hasWords = (change.kind !== 'choose' && change.kind !== 'order') || change.before !== ''
  const blocked = change.verdicts.filter(({ outcome }) => outcome !== 'passed')
  const passed = change.verdicts.filter(({ outcome }) => outcome === 'passed')
  const decide = (next: 'accepted' | 'refused') =>
    onDecide({
      changeId: change.id,
      state: next,
      ...(decision?.after !== undefined && next === 'accepted' && { after: decision.after }),
    })

  return (
    <Card className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-semibold text-sm">
          {[KIND[change.kind], SECTIONS[change.target]].filter(Boolean).join(': ')}
        </h3>
        <Badge tone={STATE[state].tone}>{STATE[state].words}</Badge>
      </div>
      {hasWords && (
        <div className="grid gap-3 md:grid-cols-2">
          <Side title="Before" text={change.before} isFaint={state === 'accepted' || state === 'own'} />
          {isEditing ? (
            <TextArea
              label="In your words"
              rows={3}
              maxLength={2000}
              value={after}
              onChange={(event) =>
                onDecide({ changeId: change.id, state: 'accepted', after: event.target.value })
              }
            />
          ) : (
            <Side title="After" text={after} isFaint={state === 'refused' || state === 'blocked'} />
          )}
        </div>
      )}
      <p className="text-ink-soft text-sm leading-6">{change.reason}</p>
      {blocked.length > 0 && (
        <ul className="grid gap-1.5 rounded-md bg-danger-wash p-3 text-danger text-sm">
          {blocked.map(({ gate, outcome, reason }) => (
            <li key={gate} className="flex gap-2">
              <ShieldAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              <span>
                <strong className="font-semibold">{GATE[gate]}</strong>
                {outcome === 'unchecked' ? ' could not be checked' : ''}: {reason}
              </span>
            </li>
          ))}
        </ul>
      )}
      {passed.length > 0 && (
        <p className="text-ink-faint text-xs leading-5">
          Checked: {passed.map(({ gate }) => GATE[gate]).join(', ')}
        </p>
      )}
      {!isLocked && (
        <div className="flex flex-wrap gap-2">
          {change.state !== 'blocked' && (
            <>
              <Button
                size="sm"
                icon={<Check />}
                aria-pressed={state === 'accepted' || state === 'own'}
                onClick={() => decide('accepted')}
              >
                Accept
              </Button>
              <Button
                size="sm"
                icon={<X />}
                aria-pressed={state === 'refused'}
                onClick={() => decide('refused')}
              >
                Refuse
              </Button>
            </>
          )}
          {change.kind !== 'choose' && change.kind !== 'order' && (
            <Button size="sm" variant="ghost" icon={<Pencil />} onClick={() => setEditing(!isEditing)}>
              {isEditing ? 'Done' : 'Edit'}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}

function Side({ title, text, isFaint }: { title: string; text: string; isFaint: boolean }) {
  return (
    <div className="grid content-start gap-1 rounded-md bg-wash p-3">
      <p className="text-ink-faint text-xs">{title}</p>
      <p
        dir="auto"
        className={`whitespace-pre-line text-sm leading-6 [overflow-wrap:anywhere] ${isFaint ? 'text-ink-faint' : ''}`}
      >
        {text || '–'}
      </p>
    </div>
  )
}
