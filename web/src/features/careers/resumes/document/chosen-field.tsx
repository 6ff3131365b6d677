// Which field of the form is shown in the document. The form only tells, so choosing does not render it again.
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import type { Evidence } from '../../../../../../services/careers/resumes/schemas.ts'

export interface ChosenField {
  label: string
  /** What the field says, for documents that have no places. */
  text: string
  evidence: Evidence | undefined
  /** The element that it was chosen with, to return to. */
  element: HTMLElement
}

interface Choosing {
  /** `reveal` shows the document where it is not beside the form. */
  choose: (field: ChosenField, options?: { reveal: boolean }) => void
}

const ChoosingContext = createContext<Choosing | null>(null)
const ChosenContext = createContext<ChosenField | null>(null)

export function ChosenFieldProvider({ onReveal, children }: { onReveal: () => void; children: ReactNode }) {
  const [chosen, setChosen] = useState<ChosenField | null>(null)
  const choose = useCallback<Choosing['choose']>(
    (field, options) => {
      setChosen(field)
      if (options?.reveal) onReveal()
    },
    [onReveal],
  )
  const choosing = useMemo(() => ({ choose }), [choose])
  return (
    <ChoosingContext value={choosing}>
      <ChosenContext value={chosen}>{children}</ChosenContext>
    </ChoosingContext>
  )
}

/** Null where no document is beside the form. */
export const useChoosing = () => use(ChoosingContext)
export const useChosenField = () => use(ChosenContext)
