export interface ChartTableData {
  /** The first column names the row. */
  columns: readonly string[]
  rows: readonly { id: string; cells: readonly (string | number)[] }[]
}

/** The same as the picture in figures; a long table scrolls in its own place. */
export function ChartTable({ label, columns, rows }: ChartTableData & { label: string }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading
    <div
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls with the arrow keys
      tabIndex={0}
      className="max-h-112 overflow-auto rounded-md border"
    >
      <table className="w-full border-collapse text-note">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 bg-paper-sunk">
          <tr>
            {columns.map((column, at) => (
              <th
                key={column}
                scope="col"
                className={`px-3 py-2 font-medium text-ink-soft text-xs ${at === 0 ? 'text-left' : 'text-right'}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map(({ id, cells: [first, ...others] }) => (
            <tr key={id}>
              <th scope="row" className="px-3 py-2 text-left font-medium">
                {first}
              </th>
              {others.map((cell, at) => (
                <td key={columns[at + 1]} className="px-3 py-2 text-right text-ink-soft">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
