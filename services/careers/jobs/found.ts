import type { Found } from '../../platform/schemas.ts'

/** How the search over all rooms shows it, and the words by which it is found. */
export const foundJob = ({
  id,
  title,
  company,
  url,
}: {
  id: string
  title: string | null
  company: string | null
  url: string | null
}): Found => ({
  kind: 'job',
  id,
  title: title ?? url ?? '',
  detail: company ?? '',
})
