import type { PolicyDescription } from '../../../monitoring/description.ts'
import type { Incident } from '../../../monitoring/incidents.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { dateTime, duration } from '../format.ts'
import { badge, empty, page, row, table } from '../parts.ts'
import { view } from '../view.ts'

interface Data {
  now: number
  incidents: Incident[]
  policies: PolicyDescription[]
}

export const alerts = view<Data>({
  title: 'Alerts',
  letter: 'i',
  refreshMs: 2000,
  load: () => get('alerts'),
  render({ now, incidents, policies }) {
    const open = incidents.filter(({ closedAt }) => closedAt === null)
    return page(
      'Alerts',
      'What the alert policies of the Terraform JSON say about this machine, judged once a minute of its clock.',
      incidents.length === 0
        ? empty(`All is well: none of ${policies.length} policies has fired.`)
        : table(
            ['Policy', 'Condition', 'Where', 'Opened', 'For'],
            incidents.toReversed().map((each, index) => incidentRow(each, index, now)),
          ),
      h('h2', null, 'Policies'),
      table(
        ['Policy', 'Severity', 'Fires when'],
        policies.map(({ name, severity, conditions }) =>
          row(
            name,
            h('span', null, name, open.some(({ policy }) => policy === name) ? badge('open', 'bad') : null),
            severity.toLowerCase(),
            h('span', { class: 'quiet' }, conditions.map((each) => each.name).join(', ')),
          ),
        ),
      ),
    )
  },
})

function incidentRow(incident: Incident, index: number, now: number): VNode {
  const { policy, condition, labels, openedAt, closedAt } = incident
  return row(
    `${index} ${policy}`,
    h('span', null, policy, badge(closedAt === null ? 'open' : 'closed', closedAt === null ? 'bad' : '')),
    condition,
    h('span', { class: 'mono quiet' }, Object.values(labels).join(' ')),
    dateTime(openedAt),
    duration((closedAt ?? now) - openedAt),
  )
}
