import type { Found } from '../../platform/schemas.ts'

/** How the search over all rooms shows it, and the words by which it is found. */
export const foundResume = ({
  id,
  title,
  name,
  label,
}: {
  id: string
  title: string
  name: string
  label: string
}): Found => ({
  kind: 'resume',
  id,
  title,
  detail: [name, label].filter((part) => part !== '').join(', '),
})
