import { useState } from 'react'
import type { ListMapping, RecipientList } from '../../../../../../services/campaigns/lists/schemas.ts'
import { Checkbox } from '../../../../ui/checkbox.tsx'
import { formatCount } from '../../../../ui/format.ts'
import { NativeSelect } from '../../../../ui/native-select.tsx'
import { Spinner } from '../../../../ui/spinner.tsx'
import { toast } from '../../../../ui/toast.tsx'
import { mapList } from '../../data/lists-data.ts'
import { choicesFor, fieldWords, LEFT_OUT, withField } from './field-words.ts'

/** Which column becomes which field. Every change has the rows judged anew. */
export function ListMappingForm({ list }: { list: RecipientList }) {
  const { columns, sheets, counts } = list
  // What was chosen shows at once; the answer takes its place.
  const [chosen, setChosen] = useState<ListMapping | null>(null)
  const mapping = chosen ?? list.mapping
  if (!mapping) return null
  const { fields, sheet, takesHiddenRows } = mapping

  async function map(change: Partial<ListMapping>) {
    if (!mapping) return
    const next = { ...mapping, ...change }
    setChosen(next)
    try {
      await mapList(list.id, next)
    } catch (error) {
      toast.failed('The list was not read again', error)
    } finally {
      setChosen(null)
    }
  }

  return (
    <fieldset className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <legend className="mb-1 flex items-center gap-2 font-medium text-sm">
        What the columns are
        {chosen && <Spinner label="Reading again" className="size-4" />}
      </legend>
      {sheets.length > 1 && sheet !== null && (
        <NativeSelect
          label="Sheet"
          className="max-w-xs"
          options={sheets.map((name) => ({ value: name, label: name }))}
          value={sheet}
          // Another sheet has other columns, which are recognised anew.
          onValueChange={(name) => void map({ sheet: name, fields: [] })}
        />
      )}
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
                  void map({
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
          onCheckedChange={(takes) => void map({ takesHiddenRows: takes })}
        />
      )}
    </fieldset>
  )
}
