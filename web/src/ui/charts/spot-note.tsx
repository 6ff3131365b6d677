import { textWidth } from './chart-text.ts'

const WIDEST = 260

/** What a datum says, above it, and below where there is no room above. */
export function SpotNote({ text, x, y, width }: { text: string; x: number; y: number; width: number }) {
  const half = Math.min(WIDEST, textWidth(text, 12) + 26) / 2
  const middle = Math.min(width - half, Math.max(half, x))
  const isBelow = y < 56
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-above w-max rounded-md border border-line bg-paper-raised px-2.5 py-1.5 text-ink text-xs leading-5 shadow-lift"
      style={{
        left: middle,
        top: isBelow ? y + 30 : y - 8,
        maxWidth: Math.min(WIDEST, width),
        transform: `translate(-50%, ${isBelow ? '0' : '-100%'})`,
      }}
    >
      {text}
    </div>
  )
}
