import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button, type ButtonVariant } from '../../ui/button.tsx'
import { FaqDialog } from './faq-dialog.tsx'
import type { FaqDraft } from './faq-draft.ts'

interface FaqMakerProps {
  messageId: string
  /** Of the FAQ that was made of it; null for none. */
  faqId: string | null
  draft: FaqDraft
  label: string
  variant?: ButtonVariant
}

/** The way from a message to a FAQ: a button that makes one, and a link once there is one. */
export function FaqMaker({ messageId, faqId, draft, label, variant = 'secondary' }: FaqMakerProps) {
  const [isWriting, setIsWriting] = useState(false)
  const [isMade, setIsMade] = useState(false)
  if (faqId !== null || isMade) return <FaqLink takesFocus={isMade} />
  return (
    <>
      <Button size="sm" variant={variant} onClick={() => setIsWriting(true)}>
        {label}
      </Button>
      {isWriting && (
        <FaqDialog
          messageId={messageId}
          draft={draft}
          onMade={() => setIsMade(true)}
          onClose={() => setIsWriting(false)}
        />
      )}
    </>
  )
}

/** Where the FAQ can be read and changed. It takes the place of the button, and its focus. */
function FaqLink({ takesFocus }: { takesFocus: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (takesFocus) link.current?.focus()
  }, [takesFocus])
  return (
    <Link ref={link} to="/store/texts" className="rounded-sm text-accent text-sm hover:underline">
      View the FAQ
    </Link>
  )
}
