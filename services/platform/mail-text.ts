// Both bodies of a mail from the same blocks.
import { escapeHtml } from './html.ts'

export interface MailText {
  subject: string
  text: string
  html: string
}

/** A paragraph, or a link. */
export type MailBlock = string | { label: string; url: string }

export function composeText(subject: string, blocks: readonly MailBlock[]): MailText {
  const text = blocks.map((block) => (typeof block === 'string' ? block : `${block.label}:\n${block.url}`))
  const html = blocks.map((block) =>
    typeof block === 'string'
      ? `<p>${escapeHtml(block)}</p>`
      : `<p><a href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a></p>`,
  )
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><head><meta name="referrer" content="no-referrer"><title>${escapeHtml(subject)}</title></head><body style="font-family: sans-serif; max-width: 36em">${html.join('')}</body></html>`,
  }
}
