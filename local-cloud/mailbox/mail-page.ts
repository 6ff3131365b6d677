import { escapeHtml, page, when } from './html.ts'
import type { Mail } from './mail.ts'
import { oneClickUrl } from './unsubscribing.ts'

/** A mail as its recipient would see it, and what is below that. */
export function mailPage(mail: Mail): string {
  const { id, subject, from, to, receivedAt, text, html, attachments, headers } = mail
  const title = subject || '(no subject)'
  const header = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value
  const rows: [string, string][] = [
    ['From', escapeHtml(mail.fromText || from)],
    ['To', escapeHtml(mail.toText || to.join(', '))],
    ...(header('reply-to') ? [['Replies to', escapeHtml(header('reply-to') ?? '')] as [string, string]] : []),
    ['Envelope', `${escapeHtml(from || 'nobody')} → ${escapeHtml(to.join(', '))}`],
    ['Received', when(receivedAt)],
  ]
  const unsubscribe = oneClickUrl(headers)
    ? `<form method="post" action="/messages/${id}/unsubscribe"><button>Unsubscribe</button> <span class="quiet">as mail programs offer it (RFC 8058)</span></form>`
    : ''
  return page(
    title,
    `<p><a href="/">All mails</a></p><h1>${escapeHtml(title)}</h1>
    <dl>${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>${unsubscribe}
    ${html === null ? '' : `<h2>HTML</h2><iframe title="HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/messages/${id}/html"></iframe>`}
    ${text === null ? '' : `<h2>Text</h2><pre>${escapeHtml(text)}</pre>`}
    ${attachments.length === 0 ? '' : `<h2>Attachments</h2><ul>${attachments.map(({ index, filename, contentType, size }) => `<li><a href="/messages/${id}/attachments/${index}" download>${escapeHtml(filename)}</a> <span class="quiet">${escapeHtml(contentType)}, ${size} bytes</span></li>`).join('')}</ul>`}
    <details><summary>Headers</summary><dl>${headers.map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl></details>
    <p><a href="/messages/${id}/raw">As it came</a></p>`,
  )
}

export const unsubscribedPage = (id: string, answer: string) =>
  page(
    'Unsubscribed',
    `<p><a href="/mail/${id}">Back to the mail</a></p><h1>Asked to unsubscribe</h1><p>${escapeHtml(answer)}</p>`,
  )
