import { useState } from 'react'
import { type CsvReport, MAX_CSV_CHARACTERS } from '../../../../../services/careers/applications/schemas.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FormProblem } from '../../../ui/form-problem.tsx'
import { formatCount } from '../../../ui/format.ts'
import { importCsv } from './applications-data.ts'

/** Adds applications from a file and says of each row what became of it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [tooLong, setTooLong] = useState(false)
  const [report, setReport] = useState<CsvReport | null>(null)

  async function read(file: File | undefined) {
    if (!file) return
    setError(null)
    setReport(null)
    setBusy(true)
    try {
      const csv = await file.text()
      setTooLong(csv.length > MAX_CSV_CHARACTERS)
      if (csv.length <= MAX_CSV_CHARACTERS) setReport(await importCsv(csv))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add from a CSV file"
      description="The first line holds the headings. A title is needed; company, stage, applied on, address, contact, next step and notes are read where they are there."
      footer={
        <Button variant={report ? 'primary' : 'secondary'} onClick={onClose}>
          {report ? 'Done' : 'Cancel'}
        </Button>
      }
    >
      <div className="grid gap-4">
        <label className="grid gap-1.5 font-medium text-sm">
          CSV file
          <input
            type="file"
            accept=".csv,text/csv,.tsv,text/plain"
            disabled={busy}
            className="rounded-md border border-line-strong/70 border-dashed p-3 text-sm file:mr-3 file:rounded-md file:border-0 file:bg-wash-strong file:px-3 file:py-1.5 file:text-ink"
            onChange={(event) => void read(event.target.files?.[0])}
          />
        </label>
        <FormProblem error={error} />
        {tooLong && (
          <p className="text-danger text-sm">
            This file is too long. Split it and add one part after the other.
          </p>
        )}
        {report && <Report report={report} />}
      </div>
    </Dialog>
  )
}

function Report({ report: { added, known, refused, rows } }: { report: CsvReport }) {
  const told = rows.filter(({ outcome, problems }) => outcome !== 'added' || problems.length > 0)
  const words = { added: 'added', known: 'already there', refused: 'not added' }
  return (
    <div role="status" className="grid gap-3 text-sm">
      <p>
        {formatCount(added, 'application')} added, {known} already there, {refused} not added.
      </p>
      {told.length > 0 && (
        <ul className="grid max-h-64 gap-2 overflow-y-auto">
          {told.map(({ row, title, outcome, problems }) => (
            <li key={row} className="rounded-md bg-wash px-3 py-2 [overflow-wrap:anywhere]">
              <p className="font-medium">
                Row {row}
                {title && `, ${title}`}: {words[outcome]}
              </p>
              {problems.map((problem) => (
                <p key={problem} className="text-ink-soft">
                  {problem}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
