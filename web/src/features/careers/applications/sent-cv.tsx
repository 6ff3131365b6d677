import { Download } from 'lucide-react'
import type { Application } from '../../../../../services/careers/applications/schemas.ts'
import type { Download as Address } from '../../../../../services/platform/schemas.ts'
import { api } from '../../../api.ts'
import { saveAddress } from '../../../save-file.ts'
import { Button } from '../../../ui/button.tsx'
import { formatBytes, formatTime } from '../../../ui/format.ts'
import { toast } from '../../../ui/toast.tsx'

const KINDS = { cv: 'CV', letter: 'Letter' }
const FORMATS = { pdf: 'PDF', docx: 'Word', markdown: 'Markdown' }

/** The papers as they were sent; what became of the CV since then changes nothing here. */
export function SentCv({ application }: { application: Application }) {
  const { id, sentCv } = application
  if (!sentCv) return null

  async function save(kind: string, format: string) {
    try {
      saveAddress((await api.get<Address>(`/applications/${id}/papers/${kind}/${format}`)).url)
    } catch (error) {
      toast.failed('Not saved', error)
    }
  }

  return (
    <section aria-label="The CV that was sent" className="mb-4 grid gap-2 rounded-md bg-wash p-3">
      <h3 className="font-semibold text-sm">The CV that was sent</h3>
      <p className="text-ink-soft text-xs leading-5">
        Kept {formatTime(sentCv.keptAt)}. It stays as it is, whatever becomes of the CV.
      </p>
      <ul className="grid gap-1.5">
        {sentCv.papers.map(({ kind, format, size }) => (
          <li key={`${kind}-${format}`} className="flex items-center justify-between gap-3 text-sm">
            <span>
              {KINDS[kind]}, {FORMATS[format]}{' '}
              <span className="text-ink-faint text-xs">{formatBytes(size)}</span>
            </span>
            <Button
              size="sm"
              icon={<Download />}
              aria-label={`Save the sent ${KINDS[kind]} as ${FORMATS[format]}`}
              onClick={() => void save(kind, format)}
            >
              Save
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
