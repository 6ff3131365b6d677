import type { BindingDescription } from '../../../description.ts'
import { get } from '../api.ts'
import { h, type VNode } from '../dom.ts'
import { page, row, table } from '../parts.ts'
import { view } from '../view.ts'

interface Data {
  accounts: { accountId: string; email: string; services: string[]; bindings: BindingDescription[] }[]
  others: BindingDescription[]
}

export const accounts = view<Data>({
  title: 'Access',
  letter: 'a',
  load: () => get('accounts'),
  render: ({ accounts: found, others }) =>
    page(
      'Access',
      'Service accounts, and what the Terraform JSON lets each of them do.',
      ...found.map(({ accountId, email, services, bindings }) =>
        h(
          'section',
          { class: 'group', key: email },
          h('h2', null, accountId, h('span', { class: 'quiet small' }, services.join(', '))),
          bindings.length === 0
            ? h('p', { class: 'quiet' }, 'It may do nothing.')
            : table(
                ['Role', 'On', 'Only if'],
                bindings.map((each, index) => bindingRow(each, index)),
              ),
        ),
      ),
      h('h2', null, 'Everybody else'),
      table(
        ['Role', 'On', 'Only if', 'Who'],
        others.map((each, index) => bindingRow(each, index, each.member)),
      ),
    ),
})

const bindingRow = (
  { role, resource, condition }: BindingDescription,
  index: number,
  member?: string,
): VNode =>
  row(
    `${index} ${role} ${resource}`,
    role.replace('roles/', ''),
    resource,
    h('span', { class: 'mono quiet' }, condition ?? ''),
    ...(member === undefined ? [] : [member]),
  )
