import type { RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Checkbox } from '../../../../ui/checkbox.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { NativeSelect } from '../../../../ui/native-select.tsx'
import { Spinner } from '../../../../ui/spinner.tsx'
import { choicesFor, fieldWords, LEFT_OUT, withField } from './field-words.ts'
import { useMapping } from './use-mapping.ts'

/** Which column becomes which field. Every change has the rows judged anew. */
export function ListMappingForm({ list }: { list: RecipientList }) {
  const { columns, sheets, counts } = list
  const { mapping, isReading, map } = useMapping(list)
  if (!mapping) return null
  const { fields, sheet, headerRow, takesHiddenRows } = mapping

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap gap-3">
        {sheets.length > 1 && sheet !== null && (
          <NativeSelect
            label="Sheet"
            className="w-56"
            options={sheets.map((name) => ({ value: name, label: name }))}
            value={sheet}
            onValueChange={(name) => map({ sheet: name })}
          />
        )}
        <NativeSelect
          label="Headings"
          className="w-44"
          options={headerChoices(headerRow)}
          value={String(headerRow)}
          onValueChange={(row) => map({ headerRow: Number(row) })}
        />
      </div>
      <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <legend className="mb-1 flex items-center gap-2 font-medium text-sm">
          What the columns are
          {isReading && <Spinner label="Reading again" className="size-4" />}
        </legend>
        <ul className="grid gap-2 md:grid-cols-2 xl:grid-cols-3">
          {columns.map((column) => {
            const { index, header, samples } = column
            const field = fields[index] ?? null
            const name = header.trim() || `Column ${index + 1}`
            return (
              <li key={index} className="grid content-start gap-2 rounded-md border bg-paper px-3 py-2.5">
                <div className="min-w-0">
                  <p className="truncate font-medium text-sm" title={name}>
                    {name}
                  </p>
                  <p className="truncate text-ink-faint text-note" title={samples.join(', ')}>
                    {samples.join(', ') || 'Empty'}
                  </p>
                </div>
                <NativeSelect
                  label={`Column ${index + 1}, ${name}, becomes`}
                  hideLabel
                  options={choicesFor(column, field)}
                  value={field ?? LEFT_OUT}
                  onValueChange={(value) =>
                    map({
                      fields: withField(
                        columns.map((_, at) => fields[at] ?? null),
                        index,
                        value === LEFT_OUT ? null : value,
                      ),
                    })
                  }
                />
                {field !== null && (
                  <p className="text-ink-faint text-note">
                    {field === 'email' ? (
                      'Where the mail goes'
                    ) : (
                      <>
                        {fieldWords(field)} is <code>{`{{${field}}}`}</code> in the mail
                      </>
                    )}
                  </p>
                )}
              </li>
            )
          })}
        </ul>
        {counts && counts.hidden > 0 && (
          <Checkbox
            label={`Also take the ${formatCount(counts.hidden, 'row')} that the sheet hides`}
            checked={takesHiddenRows}
            onCheckedChange={(takes) => map({ takesHiddenRows: takes })}
          />
        )}
      </fieldset>
    </div>
  )
}

/** Headings are near the top, below a title at most. */
const HIGHEST_ROWS = 10

function headerChoices(current: number) {
  const rows = Array.from({ length: Math.max(HIGHEST_ROWS, current) }, (_, index) => index + 1)
  return [
    { value: '0', label: 'There are none' },
    ...rows.map((row) => ({ value: String(row), label: `In row ${row}` })),
  ]
}
