import type { MailSummary } from '../../../mailbox/mailbox.ts'
import { get } from '../api.ts'
import { h } from '../dom.ts'
import { dateTime } from '../format.ts'
import { empty, page, row, table } from '../parts.ts'
import { view } from '../view.ts'

export const mail = view<{ url: string; mails: MailSummary[] }>({
  title: 'Mail',
  letter: 'm',
  refreshMs: 2000,
  load: () => get('mail'),
  render: ({ url, mails }) =>
    page(
      'Mail',
      h(
        'span',
        null,
        'The hundred newest that were sent on this machine. ',
        h('a', { href: url, target: '_blank', rel: 'noreferrer' }, 'Open the mailbox'),
      ),
      mails.length === 0
        ? empty('No mail was sent yet.')
        : table(
            ['When', 'To', 'Subject', 'From'],
            mails.map(({ id, receivedAt, from, to, subject }) =>
              row(
                id,
                h('span', { class: 'quiet' }, dateTime(Date.parse(receivedAt))),
                to.join(', '),
                h(
                  'a',
                  { href: `${url}/mail/${encodeURIComponent(id)}`, target: '_blank', rel: 'noreferrer' },
                  subject || '(no subject)',
                ),
                h('span', { class: 'quiet' }, from),
              ),
            ),
          ),
    ),
})
