import type { Attributes, Change } from './change.ts'

const EVERYBODY = /^(allUsers|allAuthenticatedUsers|domain:.+)$/
/** From the narrowest to the widest. */
const INGRESS = [
  'INGRESS_TRAFFIC_INTERNAL_ONLY',
  'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
  'INGRESS_TRAFFIC_ALL',
]

/** Who can reach more than before. */
export function exposureOf({ type, before, after }: Change): string[] {
  if (!after) return []
  const found: string[] = []
  if (type.endsWith('_iam_member') && EVERYBODY.test(String(after.member)))
    found.push(`${after.member} gets ${after.role}`)
  if (type === 'google_cloud_run_v2_service') {
    // A service without a value takes requests from everywhere.
    const width = (attributes: Attributes | null) =>
      attributes === null ? 0 : INGRESS.indexOf(String(attributes.ingress ?? 'INGRESS_TRAFFIC_ALL'))
    if (width(after) > width(before))
      found.push(`takes requests by ${after.ingress ?? 'INGRESS_TRAFFIC_ALL'}`)
    if (after.invoker_iam_disabled === true && before?.invoker_iam_disabled !== true)
      found.push('may be called by everybody')
  }
  if (type === 'google_storage_bucket') {
    if (before?.public_access_prevention === 'enforced' && after.public_access_prevention !== 'enforced')
      found.push('its objects can be made public')
    const added = originsOf(after).filter((origin) => !originsOf(before).includes(origin))
    if (before && added.length > 0) found.push(`pages of ${added.join(', ')} may use it`)
  }
  return found
}

const originsOf = (bucket: Attributes | null): string[] =>
  ([bucket?.cors ?? []].flat() as { origin?: string[] }[]).flatMap(({ origin = [] }) => origin)
