// The synthesized Terraform JSON, in the form in which rules read it.
import type { Environment } from '../environments.ts'
import { synthesize, synthesizeBootstrap, type TerraformJson } from '../synthesize.ts'

export type Attributes = Readonly<Record<string, unknown>>

export interface Resource {
  /** `google_service_account.api_workload_account_1C21BD8F` */
  address: string
  type: string
  attributes: Attributes
}

export type StackName = 'studio' | 'bootstrap'

/** One stack of one environment. */
export interface Cloud {
  /** `prod`, `bootstrap-prod` */
  name: string
  stack: StackName
  environment: Environment
  json: TerraformJson
  /** Every resource of a type. */
  all(type: string): readonly Resource[]
  types: readonly string[]
  /** What `${type.id.attribute}` names; null for everything else. */
  refersTo(value: unknown): { resource: Resource; attribute: string } | null
  /**
   * A text in which every reference is replaced by the name that the resource has: `<topic photo-uploaded>.id`. So what
   * is expected can be written down without Terraform's ids.
   */
  named(value: unknown): string
}

export function cloudOf(environment: Environment, stack: StackName, json: TerraformJson): Cloud {
  const byType = new Map<string, Resource[]>()
  const byAddress = new Map<string, Resource>()
  const collect = (blocks: TerraformJson['resource'] = {}, prefix = '') => {
    for (const [type, resources] of Object.entries(blocks))
      for (const [id, attributes] of Object.entries(resources)) {
        const resource = { address: `${prefix}${type}.${id}`, type: `${prefix}${type}`, attributes }
        byAddress.set(resource.address, resource)
        byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource])
      }
  }
  collect(json.resource)
  collect(json.data, 'data.')

  const find = (reference: string) => {
    const [, address = '', attribute = ''] = REFERENCE.exec(reference) ?? []
    const resource = byAddress.get(address)
    return resource ? { resource, attribute } : null
  }

  return {
    name: stack === 'studio' ? environment.name : `${stack}-${environment.name}`,
    stack,
    environment,
    json,
    types: [...byType.keys()],
    all: (type) => byType.get(type) ?? [],
    refersTo: (value) => (typeof value === 'string' && WHOLE.test(value) ? find(value) : null),
    named: (value) =>
      String(value).replaceAll(PARTS, (part) => {
        const found = find(part)
        return found ? `<${nameOf(found.resource)}>.${found.attribute}` : part
      }),
  }
}

const REFERENCE = /^\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\.([a-z_.]+)\}$/
const WHOLE = /^\$\{[^}]+\}$/
const PARTS = /\$\{[^}]+\}/g

/** The attributes that name a resource, the most telling one first. */
const NAMES = ['account_id', 'secret_id', 'name', 'repository_id', 'role_id', 'workload_identity_pool_id']

/** `topic photo-uploaded`: the type without Google's prefix, and the resource's own name. */
export function nameOf({ type, attributes, address }: Resource): string {
  const name = NAMES.map((each) => attributes[each]).find((each) => typeof each === 'string')
  const kind = type
    .replace(/^(data\.)?google_/, '')
    .replace(/^(pubsub|storage|cloud_run_v2|secret_manager)_/, '')
  return `${kind} ${name ?? address.split('.').at(-1)}`
}

/** Both stacks of an environment; one machine has no bootstrap. */
export function cloudsOf(environment: Environment): Cloud[] {
  const bootstrap = synthesizeBootstrap(environment)
  return [
    cloudOf(environment, 'studio', synthesize(environment)),
    ...(bootstrap ? [cloudOf(environment, 'bootstrap', bootstrap)] : []),
  ]
}

/** The value at a dotted path; a block may be one object or a list of them. Undefined when nothing is there. */
export function valueAt(attributes: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value) && !/^\d+$/.test(name)) return valueAt(value[0], name)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  }, attributes)
}
