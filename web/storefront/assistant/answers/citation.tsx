import { focusSource } from '../sources/source-id.ts'

/** A number that leads to the card of a source. */
export function Citation({ n, turnId, title }: { n: number; turnId: string; title: string }) {
  return (
    <button
      type="button"
      aria-label={`Source ${n}: ${title}`}
      title={title}
      onClick={() => focusSource(turnId, n)}
      className="relative ms-1 inline-block min-w-5 rounded-sm bg-wash-strong px-1 text-center align-[0.1em] text-xs leading-5 font-medium text-ink-soft after:absolute after:-inset-1 hover:bg-accent hover:text-accent-ink"
    >
      {n}
    </button>
  )
}
