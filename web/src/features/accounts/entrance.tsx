import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Mark } from '../../ui/mark.tsx'
import { useTitle } from '../../ui/page.tsx'
import prints from './prints.svg'

export interface EntranceProps {
  title: string
  subtitle: string
  /** The form. */
  children: ReactNode
  /** The link to the other entrance page. */
  footer: ReactNode
}

/** The layout of the pages before the studio: a wall of prints with a quiet form beside it. */
export function Entrance({ title, subtitle, children, footer }: EntranceProps) {
  useTitle(title)
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <div className="aspect-960/392 overflow-hidden px-3 pt-3 lg:sticky lg:top-0 lg:aspect-auto lg:h-dvh lg:p-3">
        <img src={prints} alt="" width={960} height={1200} className="size-full object-cover" />
      </div>
      <main className="mx-auto flex w-full max-w-[26rem] flex-col px-5 pt-8 pb-8 sm:px-6 lg:min-h-dvh lg:pt-10">
        <div className="flex items-center gap-2.5">
          <Mark size={32} />
          <span className="font-semibold text-lg tracking-tight">Atelier</span>
        </div>
        <div className="my-auto grid gap-7 py-8">
          <div className="grid gap-1.5">
            <h1 className="font-semibold text-3xl leading-9">{title}</h1>
            <p className="text-pretty text-ink-soft leading-7">{subtitle}</p>
          </div>
          {children}
          <p className="text-ink-soft text-sm">{footer}</p>
        </div>
        {isOwnMachine() && <DemoHint />}
        <p className="pt-4 text-note">
          <Link to="/privacy" className="text-ink-faint underline-offset-4 hover:text-ink hover:underline">
            What is kept, and for how long
          </Link>
        </p>
      </main>
    </div>
  )
}

const isOwnMachine = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

function DemoHint() {
  return (
    <p className="border-t pt-4 text-note text-ink-faint leading-5">
      Running on your own machine? The first start created a demo account; its email and password are printed
      in the terminal where you ran <code className="font-mono text-ink-soft">npm start</code>.
    </p>
  )
}
