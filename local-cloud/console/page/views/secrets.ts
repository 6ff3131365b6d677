import { get } from '../api.ts'
import { h } from '../dom.ts'
import { dateTime } from '../format.ts'
import { badge, page, row, table } from '../parts.ts'
import { view } from '../view.ts'

interface Secret {
  name: string
  versions: { number: number; state: string; created: number }[]
}

export const secrets = view<{ secrets: Secret[] }>({
  title: 'Secrets',
  letter: 'x',
  load: () => get('secrets'),
  render: ({ secrets: found }) =>
    page(
      'Secrets',
      'Names and versions. What they contain is shown nowhere.',
      ...found.map(({ name, versions }) =>
        h(
          'section',
          { class: 'group', key: name },
          h('h2', null, name),
          versions.length === 0
            ? h('p', { class: 'quiet' }, 'No versions yet.')
            : table(
                ['Version', 'State', 'Since'],
                versions.map(({ number, state, created }) =>
                  row(
                    String(number),
                    String(number),
                    badge(state.toLowerCase(), state === 'ENABLED' ? 'good' : ''),
                    h('span', { class: 'quiet' }, dateTime(created)),
                  ),
                ),
              ),
        ),
      ),
    ),
})
