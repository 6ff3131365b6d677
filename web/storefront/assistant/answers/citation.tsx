import { focusSource, sourceId } from '../sources/source-id.ts'

/** A number that leads to the card of a source. It stays on the line of its word. */
export function Citation({ n, turnId, title }: { n: number; turnId: string; title: string }) {
  return (
    <a
      href={`#${sourceId(turnId, n)}`}
      aria-label={`Source ${n}: ${title}`}
      title={title}
      onClick={(event) => {
        event.preventDefault()
        focusSource(turnId, n)
      }}
      className="relative ms-1 rounded-sm bg-wash-strong px-1.5 py-0.5 align-[0.1em] text-xs font-medium text-ink-soft after:absolute after:-inset-1 hover:bg-accent hover:text-accent-ink"
    >
      {n}
    </a>
  )
}
