import type { Mail } from './mail.ts'
import type { MailSummary } from './store.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem }
  a { color: inherit } table { width: 100%; border-collapse: collapse; table-layout: fixed }
  td, th { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere }
  th { font-weight: 600 } pre { white-space: pre-wrap; overflow-wrap: anywhere }
  iframe { width: 100%; height: 32rem; border: 1px solid #8884; background: #fff }
  .quiet { opacity: .7 }
`

export function listPage(mails: MailSummary[]): string {
  const rows = mails.map(
    ({ id, from, to, subject, receivedAt }) =>
      `<tr><td><a href="/mail/${id}">${escapeHtml(subject) || '(no subject)'}</a></td><td>${escapeHtml(from)}</td><td>${escapeHtml(to.join(', '))}</td><td>${when(receivedAt)}</td></tr>`,
  )
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p class="quiet">Mails that were sent on this machine. None of them left it.</p>
    ${rows.length > 0 ? `<table><tr><th>Subject</th><th>From</th><th>To</th><th>Received</th></tr>${rows.join('')}</table>` : '<p>No mail yet.</p>'}`,
  )
}

export function mailPage(mail: Mail): string {
  const { id, subject, from, to, receivedAt, text, html, attachments, headers } = mail
  return page(
    subject || '(no subject)',
    `<p><a href="/">All mails</a></p><h1>${escapeHtml(subject) || '(no subject)'}</h1>
    <table><tr><th>From</th><td>${escapeHtml(from)}</td></tr><tr><th>To</th><td>${escapeHtml(to.join(', '))}</td></tr><tr><th>Received</th><td>${when(receivedAt)}</td></tr></table>
    ${html === null ? '' : `<h2>HTML</h2><iframe title="HTML" sandbox src="/messages/${id}/html"></iframe>`}
    ${text === null ? '' : `<h2>Text</h2><pre>${escapeHtml(text)}</pre>`}
    ${attachments.length === 0 ? '' : `<h2>Attachments</h2><ul>${attachments.map(({ index, filename, contentType, size }) => `<li><a href="/messages/${id}/attachments/${index}">${escapeHtml(filename)}</a> <span class="quiet">${escapeHtml(contentType)}, ${size} bytes</span></li>`).join('')}</ul>`}
    <h2>Headers</h2><table>${headers.map(({ name, value }) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('')}</table>
    <p><a href="/messages/${id}/raw">As it came</a></p>`,
  )
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`

const when = (iso: string) => `<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
