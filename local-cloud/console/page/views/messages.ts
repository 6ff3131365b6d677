import type { SubscriptionLook } from '../../../pubsub/look.ts'
import { act } from '../act.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { bytes, dateTime, duration } from '../format.ts'
import { badge, empty, field, json, page } from '../parts.ts'
import { link, view } from '../view.ts'
import { subscriptionTable } from './overview.ts'

interface Topic {
  name: string
  isShelf: boolean
  subscriptions: SubscriptionLook[]
}

export const topics = view<{ topics: Topic[]; now: number }>({
  title: 'Pub/Sub',
  letter: 'p',
  refreshMs: 2000,
  load: () => get('topics'),
  render({ topics: found, now }, { query }) {
    return page(
      'Pub/Sub',
      'Topics, who listens to them, and what still waits.',
      ...found.map(({ name, isShelf, subscriptions }) =>
        h(
          'section',
          { class: 'group', key: name },
          h(
            'h2',
            null,
            name,
            isShelf ? badge('dead letters', 'warn') : null,
            h(
              'a',
              {
                class: 'small',
                href: link('topics', { publish: query.get('publish') === name ? '' : name }),
              },
              'Publish',
            ),
          ),
          query.get('publish') === name ? publisher(name) : null,
          subscriptions.length > 0
            ? subscriptionTable(subscriptions, now)
            : h('p', { class: 'quiet' }, 'Nobody listens: what is published here is lost.'),
        ),
      ),
    )
  },
})

function publisher(topic: string): VNode {
  const onsubmit = (event: Event) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const lines = String(form.get('attributes'))
      .split('\n')
      .filter((line) => line.includes('='))
    const attributes = Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf('=')).trim(),
        line.slice(line.indexOf('=') + 1).trim(),
      ]),
    )
    act('publish', { topic, data: String(form.get('data')), attributes }, `Published to ${topic}.`)
  }
  return h(
    'form',
    { class: 'publish', onsubmit },
    field('Data', h('textarea', { name: 'data', rows: '4', spellcheck: 'false', class: 'mono' })),
    field(
      'Attributes, one name=value a line',
      h('textarea', { name: 'attributes', rows: '2', spellcheck: 'false', class: 'mono' }),
    ),
    h('button', { type: 'submit', class: 'primary' }, `Publish to ${topic}`),
  )
}

interface Waiting {
  id: string
  published: number
  attributes: Record<string, string>
  failures: number
  notBefore: number
  size: number
  data: string | null
}

export const messages = view<{ messages: Waiting[] }>({
  title: 'Messages',
  letter: '',
  refreshMs: 2000,
  load: ({ query }) => get('messages', { subscription: query.get('subscription') ?? '' }),
  render({ messages: found }, { query }) {
    return page(
      query.get('subscription') ?? '',
      'Messages that are not acknowledged, the oldest first. Looking takes none of them.',
      found.length === 0 ? empty('Nothing waits here.') : null,
      ...found.map(messageOf),
    )
  },
})

function messageOf({ id, published, attributes, failures, notBefore, size, data }: Waiting): VNode {
  const wait = notBefore - Date.now()
  return h(
    'details',
    { class: 'message-card', key: id, 'data-row': id },
    h(
      'summary',
      null,
      h('span', { class: 'mono' }, id),
      h('span', { class: 'quiet' }, dateTime(published)),
      h('span', { class: 'quiet' }, bytes(size)),
      failures > 0 ? badge(`${failures} failed`, 'warn') : null,
      notBefore > 0 && wait > 0 ? h('span', { class: 'quiet' }, `again in ${duration(wait)}`) : null,
    ),
    json(attributes),
    h('pre', { class: 'json' }, data ?? 'No text.'),
  )
}
