import { ADDRESS_FAULTS } from './address-faults.ts'
import { escapeHtml, page, when } from './html.ts'
import type { MailSummary } from './store.ts'

export interface ListPage {
  mails: MailSummary[]
  search: string
  /** False while the texts of older mails are not searchable. */
  isComplete: boolean
  /** Where the older ones are; null on the last page. */
  before: string | null
}

export function listPage({ mails, search, isComplete, before }: ListPage): string {
  const rows = mails.map(
    ({ id, from, to, subject, receivedAt }) =>
      `<li><a href="/mail/${id}"><strong>${escapeHtml(subject) || '(no subject)'}</strong>${when(receivedAt)}<span class="quiet">${escapeHtml(from || 'nobody')} → ${escapeHtml(to.join(', '))}</span></a></li>`,
  )
  const older =
    before === null
      ? ''
      : `<p><a class="button" href="/?${new URLSearchParams({ ...(search && { search }), before })}">Older mails</a></p>`
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p class="quiet">Mails that were sent on this machine. None of them left it.</p>
    <form class="bar" action="/" role="search"><input type="search" name="search" value="${escapeHtml(search)}" aria-label="Search" placeholder="Sender, recipient, subject or text"><button>Search</button></form>
    ${rows.length > 0 ? `<ol class="mails">${rows.join('')}</ol>${older}` : `<p>${search ? 'No mail contains these words.' : 'No mail yet.'}</p>`}
    ${isComplete ? '' : '<p class="quiet">The texts of older mails are still being read. Search again to find more.</p>'}
    ${FAULTS}`,
  )
}

const FAULTS = `<details><summary>Recipients that show what can go wrong</summary>
  <p class="quiet">A sign in the recipient’s address decides what the mail server does, as in <code>ana+refused@example.com</code>.</p>
  <dl>${Object.entries(ADDRESS_FAULTS)
    .map(([tag, { what }]) => `<dt><code>+${tag}</code></dt><dd>${escapeHtml(what)}</dd>`)
    .join('')}</dl></details>`
