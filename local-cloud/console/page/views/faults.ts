import type { Fault } from '../../fault-control.ts'
import { act } from '../act.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { badge, button, field, page } from '../parts.ts'
import { view } from '../view.ts'

interface Data {
  active: Fault[]
  settings: Record<string, string[]>
  services: string[]
}

const TITLES: Record<string, [string, string]> = {
  pubsub: ['Pub/Sub', 'Pushes that are acknowledged in vain, twice, or late.'],
  storage: ['Cloud Storage', 'Requests that get 503.'],
  firestore: ['Firestore', 'Calls that get UNAVAILABLE.'],
  mail: ['Mail server', 'Recipients and mails that are refused, and connections that are cut.'],
  gmail: ['Gmail', 'Answers that mean trouble.'],
}

const LABELS: Record<string, string> = {
  delayMs: 'wait, milliseconds',
  refuse: 'refuse this share',
  dropAck: 'lose this share of acknowledgements',
  duplicate: 'deliver this share twice',
  probability: 'this share fails',
  temporaryRecipient: 'refuse recipients for now',
  permanentRecipient: 'refuse recipients for good',
  temporary: 'refuse mails for now',
  permanent: 'refuse mails for good',
  cutAfterData: 'cut the line after the mail',
  unauthorized: '401',
  rateLimit: '429',
  unavailable: '503',
  errorAfterSend: '500 after sending',
  cutAfterSend: 'cut the line after sending',
  cutBeforeSend: 'cut the line before sending',
}

export const faults = view<Data>({
  title: 'Faults',
  letter: 'f',
  load: () => get('faults'),
  render({ active, settings, services }) {
    const others = Object.keys(settings).filter((kind) => kind !== 'run')
    return page(
      'Faults',
      'Break something on purpose and see who notices. The same seed breaks the same requests.',
      h(
        'div',
        { class: 'tools' },
        field('Seed', h('input', { id: 'seed', type: 'number', value: '1', min: '0' })),
        button('Heal all', () => act('heal', {}, 'All is healed.')),
      ),
      h('h2', null, 'Everything'),
      h(
        'div',
        { class: 'cards' },
        ...others.map((kind) => card(kind, TITLES[kind] ?? [kind, ''], settings[kind] ?? [], active)),
      ),
      h('h2', null, 'Services'),
      h(
        'div',
        { class: 'cards' },
        ...services.map((name) => card(`run:${name}`, [name, ''], settings.run ?? [], active)),
      ),
    )
  },
})

function card(target: string, [title, about]: [string, string], names: string[], active: Fault[]): VNode {
  const on = active.find((each) => each.target === target)?.settings
  const onsubmit = (event: Event) => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const settings = Object.fromEntries(names.map((name) => [name, Number(form.get(name)) || 0]))
    const seed = Number((document.getElementById('seed') as HTMLInputElement | null)?.value) || 1
    act('fault', { target, settings, seed }, `${title} is set.`)
  }
  return h(
    'form',
    { key: target, class: `card ${on ? 'broken' : ''}`, 'data-row': target, onsubmit },
    h('header', null, h('h3', null, title), on ? badge('broken', 'bad') : null),
    about && h('p', { class: 'quiet' }, about),
    ...names.map((name) =>
      field(
        LABELS[name] ?? name,
        h('input', {
          name,
          type: 'number',
          min: '0',
          max: name.endsWith('Ms') ? '120000' : '1',
          step: name.endsWith('Ms') ? '100' : '0.05',
          value: String(on?.[name] ?? 0),
        }),
      ),
    ),
    h('footer', null, h('button', { type: 'submit', class: 'small' }, 'Set')),
  )
}
