import type { ReactNode } from 'react'

interface ChoiceProps {
  icon: ReactNode
  title: string
  action: ReactNode
  children: ReactNode
}

/** One of the ways to connect a mailbox. */
export function Choice({ icon, title, action, children }: ChoiceProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3 border-t pt-5">
      <span aria-hidden="true" className="mt-0.5 text-ink-faint [&_svg]:size-5">
        {icon}
      </span>
      <div className="grid min-w-0 flex-1 basis-60 gap-2">
        <h3 className="font-medium text-sm">{title}</h3>
        <div className="text-ink-soft text-sm leading-6">{children}</div>
      </div>
      <div>{action}</div>
    </div>
  )
}
