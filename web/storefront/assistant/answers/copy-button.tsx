import { useState } from 'react'
import { CheckIcon } from '../../icons.tsx'
import { CopyIcon } from '../chat/chat-icons.tsx'
import { parseMarkdown, plainText } from '../text/markdown.ts'
import { noteButton } from './note-button.ts'

export function CopyButton({ text }: { text: string }) {
  const [isCopied, setIsCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(plainText(parseMarkdown(text, () => false)))
    setIsCopied(true)
  }
  // Browsers have no clipboard for pages without TLS.
  if (!globalThis.navigator?.clipboard) return null
  const label = isCopied ? 'Copied' : 'Copy the answer'
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={noteButton}
      // Whoever forbids it has the text before them.
      onClick={() => void copy().catch(() => undefined)}
      onBlur={() => setIsCopied(false)}
    >
      {isCopied ? <CheckIcon className="size-4.5" /> : <CopyIcon className="size-4.5" />}
    </button>
  )
}
