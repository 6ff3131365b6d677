import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/callout.tsx'
import type { DraftPart } from './product-draft.ts'

const PART_WORDS: Record<DraftPart, string> = {
  title: 'the title',
  slug: 'the address',
  description: 'the description',
  status: 'the status',
  taxClass: 'the tax',
  categoryIds: 'the categories',
  noteLabel: 'the note of customers',
  metaTitle: 'the title for search engines',
  metaDescription: 'the description for search engines',
  images: 'the pictures',
  attributes: 'the attributes',
  options: 'the options',
  variants: 'the variants',
}

interface ProductConflictProps {
  parts: readonly DraftPart[]
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Two windows changed the same: the person says which stays. */
export function ProductConflict({ parts, onKeepMine, onTakeTheirs }: ProductConflictProps) {
  return (
    <div role="alert" className="mb-5">
      <Callout
        tone="warn"
        title={`Another window changed ${parts.map((part) => PART_WORDS[part]).join(' and ')} meanwhile`}
        actions={
          <>
            <Button size="sm" onClick={onKeepMine}>
              Keep what I typed here
            </Button>
            <Button size="sm" onClick={onTakeTheirs}>
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
