import type { ReactNode } from 'react'
import { useChat } from './use-chat.tsx'

interface ShopLinkProps {
  href: string
  id?: string
  className?: string
  children: ReactNode
}

/** A link to a page of the shop. A chat that covers the page makes room for it. */
export function ShopLink({ href, id, className, children }: ShopLinkProps) {
  const { isWhole, close } = useChat()
  return (
    <a
      href={href}
      id={id}
      className={className}
      onClick={({ metaKey, ctrlKey, shiftKey }) => isWhole && !metaKey && !ctrlKey && !shiftKey && close()}
    >
      {children}
    </a>
  )
}
