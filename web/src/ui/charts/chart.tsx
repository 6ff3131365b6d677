import { Columns3, Download, Table2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../button.tsx'
import { cx } from '../cx.ts'
import { Menu, MenuItem } from '../menu.tsx'
import { toast } from '../toast.tsx'
import { ChartTable, type ChartTableData } from './chart-table.tsx'
import { savePng, saveSvg } from './save-chart.ts'
import type { LegendEntry, Scene } from './scene.ts'
import { SceneView } from './scene-view.tsx'
import { type ChartFile, FILE_WIDTH } from './sheet.ts'

export interface ChartProps {
  title: string
  /** What the chart shows, in a sentence or two; it is part of the files, too. */
  description: string
  draw: (width: number) => Scene
  legend?: readonly LegendEntry[]
  table: ChartTableData
  /** The name of its files, without an ending. */
  fileName: string
  /** Shown in its place while there are no data. */
  empty: ReactNode
  onOpen?: (id: string) => void
  /** Below the header: a choice of what is drawn. */
  controls?: ReactNode
  /** Below the chart. */
  children?: ReactNode
  className?: string
}

const NO_LEGEND: readonly LegendEntry[] = []

/** A chart with everything around it: what it is called and says, its table, its files. */
export function Chart(props: ChartProps) {
  const {
    title,
    description,
    draw,
    legend = NO_LEGEND,
    table,
    fileName,
    empty,
    onOpen,
    controls,
    children,
    className,
  } = props
  const [isTable, setTable] = useState(false)
  const id = useId()
  const hasData = table.rows.length > 0
  const file = (): ChartFile => ({ title, description, legend, scene: draw(FILE_WIDTH) })
  return (
    <figure
      aria-labelledby={id}
      className={cx(
        'grid min-w-0 grid-cols-1 content-start gap-4 rounded-lg border bg-paper-raised p-4 md:p-6',
        className,
      )}
    >
      <figcaption className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 max-w-prose flex-1 basis-64 gap-1">
          <h2 id={id} className="font-semibold text-lg leading-6">
            {title}
          </h2>
          <p className="text-ink-soft text-sm leading-6">{description}</p>
        </div>
        {hasData && (
          <div className="-mx-2 flex gap-1">
            <Button
              size="sm"
              variant="ghost"
              icon={isTable ? <Columns3 /> : <Table2 />}
              onClick={() => setTable(!isTable)}
            >
              {isTable ? 'Show as chart' : 'Show as table'}
            </Button>
            <SaveMenu title={title} file={file} fileName={fileName} />
          </div>
        )}
      </figcaption>
      {controls}
      {!hasData && (
        <div className="rounded-md bg-wash px-4 py-8 text-center text-ink-soft text-sm leading-6">
          {empty}
        </div>
      )}
      {hasData && isTable && <ChartTable label={title} {...table} />}
      {hasData && !isTable && (
        <>
          {legend.length > 0 && <Legend entries={legend} />}
          <SceneView title={title} description={description} draw={draw} {...(onOpen && { onOpen })} />
        </>
      )}
      {children}
    </figure>
  )
}

function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-xs">
      {entries.map(({ label, ink }) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg aria-hidden="true" width={12} height={12}>
            <rect width={12} height={12} rx={3} fill={`var(--${ink})`} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}

function SaveMenu({ title, file, fileName }: { title: string; file: () => ChartFile; fileName: string }) {
  const savesPng = () => savePng(file(), fileName).catch((error: unknown) => toast.failed('Not saved', error))
  return (
    <Menu
      trigger={
        <Button size="sm" variant="ghost" icon={<Download />} aria-label={`Save “${title}”`}>
          Save
        </Button>
      }
    >
      <MenuItem onSelect={() => saveSvg(file(), fileName)}>Drawing (SVG)</MenuItem>
      <MenuItem onSelect={() => void savesPng()}>Picture (PNG)</MenuItem>
    </Menu>
  )
}
