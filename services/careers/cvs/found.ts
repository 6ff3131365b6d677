import type { Found } from '../../platform/schemas.ts'

/** How the search over all rooms shows it, and the words by which it is found. */
export const foundCv = ({
  id,
  jobTitle,
  company,
}: {
  id: string
  jobTitle: string
  company: string
}): Found => ({
  kind: 'cv',
  id,
  title: jobTitle,
  detail: company,
})
