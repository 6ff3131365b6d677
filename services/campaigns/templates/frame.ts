// What stands around every mail's own text: the document, who sent it, and the way out.

import { escapeHtml } from '../../platform/html.ts'
import type { Language } from './language.ts'
import type { MailContext } from './rendering.ts'
import { cell } from './values.ts'
import { htmlText } from './write-html.ts'

interface Frame extends Pick<MailContext, 'footer' | 'unsubscribeUrl'> {
  language: Language
}

/** Mail programs recognise the two dashes and the space, and show what follows as a signature. */
const SIGNATURE = '-- '

export function frameText(text: string, { footer, unsubscribeUrl, language }: Frame): string {
  const lines = [cell(footer), unsubscribeUrl && `${language.unsubscribe}: ${unsubscribeUrl}`].filter(Boolean)
  return `${[text.trim(), ...(lines.length > 0 ? [[SIGNATURE, ...lines].join('\n')] : [])].join('\n\n')}\n`
}

/** Without a style for dark mode of its own: the mail program knows which colours it has. */
export function frameHtml(
  { html, subject }: { html: string; subject: string },
  { footer, unsubscribeUrl, language }: Frame,
): string {
  const { code, unsubscribe } = language
  const link = unsubscribeUrl && `<a href="${escapeHtml(unsubscribeUrl)}">${escapeHtml(unsubscribe)}</a>`
  const lines = [htmlText(cell(footer)), link].filter(Boolean)
  const below =
    lines.length === 0
      ? ''
      : `<p style="margin:2em 0 0;padding-top:1em;border-top:1px solid rgba(128,128,128,.4);font-size:.85em;opacity:.8">${lines.join('<br>\n')}</p>\n`
  return `<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0;padding:16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5">
<div dir="auto" style="max-width:40em;overflow-wrap:anywhere">
${html.trim()}
${below}</div>
</body>
</html>
`
}
