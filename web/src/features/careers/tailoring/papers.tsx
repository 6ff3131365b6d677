import { Download } from 'lucide-react'
import type { Cv, Paper } from '../../../../../services/careers/cvs/schemas.ts'
import type { Download as Address } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { saveAddress } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { formatBytes, formatCount } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'
import { paperPath } from './cvs-data.ts'

const KINDS = { cv: 'CV', letter: 'Letter' }
const FORMATS = { pdf: 'PDF', docx: 'Word', markdown: 'Markdown' }

export function Papers({ cv }: { cv: Cv }) {
  return (
    <Card className="grid gap-3">
      <h2 className="font-semibold text-base">Papers</h2>
      <ul className="grid gap-2">
        {cv.papers.map((paper) => (
          <li
            key={`${paper.kind}-${paper.format}`}
            className="flex items-center justify-between gap-3 text-sm"
          >
            <span>
              {KINDS[paper.kind]}, {FORMATS[paper.format]}
              <span className="block text-ink-faint text-xs">
                {formatBytes(paper.size)}
                {paper.pages !== null && `, ${formatCount(paper.pages, 'page')}`}
              </span>
            </span>
            <Button
              size="sm"
              icon={<Download />}
              aria-label={`Save the ${KINDS[paper.kind]} as ${FORMATS[paper.format]}`}
              onClick={() => void save(cv.id, paper)}
            >
              Save
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

async function save(id: string, paper: Paper) {
  try {
    saveAddress((await api.get<Address>(paperPath(id, paper))).url)
  } catch (error) {
    toast.failed('Not saved', error)
  }
}
