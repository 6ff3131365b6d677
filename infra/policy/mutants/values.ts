// What a value may be turned into by mistake, or on purpose.
import type { Cloud } from '../cloud.ts'

export interface Change {
  /** In a few words: `off`, `ten times`. */
  operator: string
  value: unknown
}

/** Texts that mean the opposite, or something wider. */
const OPPOSITES: Readonly<Record<string, string>> = {
  enforced: 'inherited',
  FIRESTORE_NATIVE: 'DATASTORE_MODE',
  DELETE_PROTECTION_ENABLED: 'DELETE_PROTECTION_DISABLED',
  DELETE_PROTECTION_DISABLED: 'DELETE_PROTECTION_ENABLED',
  POINT_IN_TIME_RECOVERY_ENABLED: 'POINT_IN_TIME_RECOVERY_DISABLED',
  POINT_IN_TIME_RECOVERY_DISABLED: 'POINT_IN_TIME_RECOVERY_ENABLED',
  INGRESS_TRAFFIC_INTERNAL_ONLY: 'INGRESS_TRAFFIC_ALL',
  INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER: 'INGRESS_TRAFFIC_ALL',
  INGRESS_TRAFFIC_ALL: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
  ABANDON: 'DELETE',
  DELETE: 'ABANDON',
  ASCENDING: 'DESCENDING',
  DESCENDING: 'ASCENDING',
  OBJECT_FINALIZE: 'OBJECT_DELETE',
  JSON_API_V1: 'NONE',
  STANDARD: 'ARCHIVE',
  USE_ORIGIN_HEADERS: 'FORCE_CACHE_ALL',
  TLS_1_2: 'TLS_1_0',
  MODERN: 'COMPATIBLE',
  HTTPS: 'HTTP',
  IPV4: 'IPV6',
  IPV6: 'IPV4',
  KEEP: 'DELETE',
  allow: 'deny(403)',
}

const WIDER_ROLES = ['roles/owner', 'roles/editor']

/** Every change of one value, without those that leave it as it is. */
export function changesOf(value: unknown, cloud: Cloud): Change[] {
  const removed = { operator: 'left out', value: undefined }
  if (typeof value === 'boolean') return [removed, { operator: value ? 'off' : 'on', value: !value }]
  if (typeof value === 'number')
    return [
      removed,
      ...(value === 0 ? [] : [{ operator: 'zero', value: 0 }]),
      { operator: 'ten times', value: value === 0 ? 10 : value * 10 },
      ...(value >= 10 ? [{ operator: 'a tenth', value: Math.floor(value / 10) }] : []),
    ]
  if (Array.isArray(value))
    return [
      removed,
      ...(value.length > 1 ? [{ operator: 'without its first', value: value.slice(1) }] : []),
      ...(value.every((each) => typeof each === 'string')
        ? [{ operator: 'with everything', value: [...value, '*'] }]
        : []),
    ]
  if (typeof value === 'string') return [removed, ...changedTexts(value, cloud)]
  return [removed]
}

function* changedTexts(text: string, cloud: Cloud): Iterable<Change> {
  const opposite = OPPOSITES[text]
  if (opposite !== undefined) yield { operator: 'the opposite', value: opposite }
  if (/^roles\//.test(text)) for (const role of WIDER_ROLES) yield { operator: 'a wider role', value: role }
  if (/^(serviceAccount:|\$\{google_service_account\.[^}]+\.member\})/.test(text))
    yield { operator: 'everybody', value: 'allUsers' }
  if (/^https:/.test(text)) yield { operator: 'without TLS', value: text.replace('https:', 'http:') }
  if (/^\$\{google_cloud_run_v2_service\.[^}]+\.uri\}/.test(text))
    yield { operator: 'another host', value: text.replace(/^\$\{[^}]+\}/, 'https://elsewhere.example') }
  if (/@sha256:/.test(text)) {
    yield { operator: 'by tag', value: text.replace(/@sha256:.*/, ':latest') }
    yield { operator: 'a foreign registry', value: text.replace(/^[^/]+\/[^/]+/, 'docker.io/somebody') }
  }
  const duration = /^(\d+)(s|Mi|Gi)$/.exec(text)
  if (duration) {
    const [, amount, unit] = duration
    yield { operator: 'ten times', value: `${Number(amount) * 10}${unit}` }
    if (Number(amount) >= 10)
      yield { operator: 'a tenth', value: `${Math.floor(Number(amount) / 10)}${unit}` }
    return
  }
  const referred = cloud.refersTo(text)
  if (referred) {
    const others = cloud
      .all(referred.resource.type)
      .filter(({ address }) => address !== referred.resource.address)
    const [other] = others
    if (other) yield { operator: 'another of its kind', value: `\${${other.address}.${referred.attribute}}` }
    yield { operator: 'something unknown', value: 'elsewhere' }
    return
  }
  yield { operator: 'another text', value: `${text}x` }
  if (text !== '') yield { operator: 'empty', value: '' }
}
