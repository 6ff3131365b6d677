import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import type { DraftPart, DraftState } from './draft.ts'

const PART_WORDS: Record<DraftPart, string> = {
  title: 'the name',
  template: 'the mail',
  schedule: 'the schedule',
  sender: 'the sender',
}

interface ConflictProps {
  state: DraftState
  onSettle: (keep: 'mine' | 'theirs') => Promise<void>
}

/** Two windows changed the same: the person says which stays. */
export function Conflict({ state: { contested }, onSettle }: ConflictProps) {
  const [busy, setBusy] = useState<'mine' | 'theirs' | null>(null)
  const settle = (keep: 'mine' | 'theirs') => {
    setBusy(keep)
    void onSettle(keep).finally(() => setBusy(null))
  }
  const what = contested.map((part) => PART_WORDS[part]).join(' and ') || 'something'
  return (
    <div role="alert" className="mb-5">
      <Callout
        tone="warn"
        title={`Another window changed ${what} meanwhile`}
        actions={
          <>
            <Button size="sm" busy={busy === 'mine'} onClick={() => settle('mine')}>
              Keep what I typed here
            </Button>
            <Button size="sm" busy={busy === 'theirs'} onClick={() => settle('theirs')}>
              Take theirs
            </Button>
          </>
        }
      >
        What you typed is still here, and is not saved until you say which of the two stays.
      </Callout>
    </div>
  )
}
