import { type ReactNode, useId } from 'react'

export interface SectionProps {
  title: string
  description?: ReactNode
  children: ReactNode
}

/** A section of the profile: its description on the left, its controls on the right. */
export function Section({ title, description, children }: SectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-t py-8 md:grid-cols-[15rem_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-1">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {description && <p className="text-pretty text-ink-faint text-sm leading-6">{description}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}
