import type { Found } from '../../platform/schemas.ts'

/** How the search over all rooms shows it, and the words by which it is found. */
export const foundApplication = ({
  id,
  title,
  company,
}: {
  id: string
  title: string
  company: string
}): Found => ({
  kind: 'application',
  id,
  title,
  detail: company,
})
