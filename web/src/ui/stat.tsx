import type { ReactNode } from 'react'

/** One important number, and what it counts. */
export function Stat({ value, label }: { value: ReactNode; label: ReactNode }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-semibold text-2xl">{value}</span>
      <span className="text-ink-soft">{label}</span>
    </p>
  )
}
