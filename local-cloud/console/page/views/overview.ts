import type { SubscriptionLook } from '../../../pubsub/look.ts'
import type { RunningInstance } from '../../../run/run.ts'
import type { Traffic } from '../../overview.ts'
import type { ServiceCounts } from '../../recorder.ts'
import { act } from '../act.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { count, duration, percent } from '../format.ts'
import { badge, button, page, row, table } from '../parts.ts'
import { link, view } from '../view.ts'

interface Service extends ServiceCounts, Traffic {
  name: string
  url: string
  maxInstances: number
  instances: RunningInstance[]
}

interface Data {
  services: Service[]
  subscriptions: SubscriptionLook[]
  now: number
}

export const overview = view<Data>({
  title: 'Overview',
  letter: 'o',
  refreshMs: 1500,
  load: () => get('overview'),
  render({ services, subscriptions, now }) {
    const running = services.reduce((sum, { instances }) => sum + instances.length, 0)
    const rate = services.reduce((sum, each) => sum + each.rate, 0)
    const waiting = subscriptions.reduce((sum, { backlog }) => sum + backlog, 0)
    return page(
      'Overview',
      'What runs on this machine, and what it did in the last minute.',
      h(
        'div',
        { class: 'figures' },
        figure('Instances', count(running)),
        figure('Requests a second', rate.toFixed(rate < 10 ? 1 : 0)),
        figure('Messages waiting', count(waiting)),
        figure('Crashes', count(services.reduce((sum, { crashes }) => sum + crashes, 0))),
      ),
      h('div', { class: 'cards' }, ...busiestFirst(services).map(card)),
      h('h2', null, 'Subscriptions'),
      subscriptionTable(subscriptions, now),
    )
  },
})

/** What is at rest comes last; else they keep their order, so that nothing jumps about. */
const busiestFirst = (services: Service[]) =>
  services.toSorted((a, b) => Number(b.instances.length > 0) - Number(a.instances.length > 0))

const figure = (label: string, value: string): VNode =>
  h('div', { class: 'figure', key: label }, h('strong', null, value), h('span', null, label))

function card(service: Service): VNode {
  const { name, instances, rate, errorRate, p50, p95, coldStarts, lastStart, crashes } = service
  const isFailing = errorRate !== null && errorRate > 0
  return h(
    'article',
    { key: name, class: `card ${instances.length > 0 ? '' : 'resting'}`, 'data-row': name },
    h(
      'header',
      null,
      h('h3', null, h('a', { href: link('logs', { service: name }) }, name)),
      spark(service.slices),
    ),
    h(
      'dl',
      null,
      ...pair('Requests', `${rate.toFixed(1)}/s`),
      ...pair('Errors', percent(errorRate), isFailing ? 'bad' : ''),
      ...pair('Median', duration(p50)),
      ...pair('95 %', duration(p95)),
      ...pair('Starts', coldStarts === 0 ? '–' : `${coldStarts}, last ${duration(lastStart)}`),
      ...pair('Crashes', String(crashes), crashes > 0 ? 'bad' : ''),
    ),
    h(
      'footer',
      null,
      ...instances.map((instance) => instanceOf(name, instance)),
      instances.length === 0 ? badge('at rest') : null,
      instances.length > 0
        ? button('Restart', () => act('restart', { service: name }, `${name} restarts.`), 'small')
        : null,
    ),
  )
}

const pair = (name: string, value: string, tone = ''): VNode[] => [
  h('dt', null, name),
  h('dd', { class: tone }, value),
]

function instanceOf(service: string, { pid, state, active }: RunningInstance): VNode {
  const crash = () => act('crash', { service, pid }, `Instance ${pid} of ${service} was killed.`)
  return h(
    'span',
    { key: String(pid), class: `instance ${state}`, title: `${state}, ${active} requests` },
    `${pid}`,
    active > 0 ? h('b', null, String(active)) : null,
    h(
      'button',
      { type: 'button', 'aria-label': `Crash instance ${pid}`, title: 'Crash', onclick: crash },
      '×',
    ),
  )
}

/** Requests in the last minute. */
function spark(slices: number[]): VNode {
  const most = Math.max(...slices, 1)
  return h(
    'svg',
    { class: 'spark', viewBox: `0 0 ${slices.length * 4} 20`, 'aria-hidden': 'true' },
    ...slices.map((value, index) => {
      const height = value === 0 ? 1 : 2 + (value / most) * 18
      return h('rect', { x: index * 4, y: 20 - height, width: 3, height, rx: 1 })
    }),
  )
}

export function subscriptionTable(subscriptions: SubscriptionLook[], now: number): VNode {
  return table(
    ['Subscription', 'Topic', 'Waiting', 'Being handled', 'Oldest'],
    subscriptions.map(({ name, topic, backlog, out, oldest }) =>
      row(
        name,
        h('a', { href: link('messages', { subscription: name }) }, name),
        topic,
        h('span', { class: backlog > 0 ? 'strong' : 'quiet' }, count(backlog)),
        h('span', { class: 'quiet' }, count(out)),
        oldest === null ? '' : duration(Math.max(now - oldest, 0)),
      ),
    ),
    'numbers',
  )
}
