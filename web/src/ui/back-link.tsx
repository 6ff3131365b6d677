import { Link, type LinkProps } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export interface BackLinkProps {
  to: LinkProps['to']
  /** The name of the page that it leads back to. */
  children: ReactNode
}

/** Stands in the header of a page that belongs to another one. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <Button asChild variant="ghost" className="max-md:-ml-4">
      <Link to={to}>
        <ArrowLeft aria-hidden="true" />
        {children}
      </Link>
    </Button>
  )
}
