// The synthesized clouds, in a form for tests.
import { ENVIRONMENTS, readEnvironments } from './environment-files.ts'
import { type Environment, localEnvironment } from './environments.ts'
import { synthesize, type TerraformJson } from './synthesize.ts'

export type Attributes = Record<string, unknown>

export interface SynthesizedCloud {
  name: string
  environment: Environment
  json: TerraformJson
  types: string[]
  /** Every resource of a type. */
  all(type: string): Attributes[]
  /** The one resource of a type with that `name` attribute. */
  named(type: string, name: string): Attributes
}

export const lookAt = (environment: Environment) => lookAtJson(environment, synthesize(environment))

/** The same for another stack of the environment. */
export function lookAtJson(environment: Environment, json: TerraformJson): SynthesizedCloud {
  const all = (type: string) => Object.values(json.resource[type] ?? {})
  return {
    name: environment.name,
    environment,
    json,
    types: Object.keys(json.resource),
    all,
    named(type, name) {
      const found = all(type).filter((each) => each.name === name)
      if (found.length !== 1) throw new Error(`${found.length} resources ${type} are called ${name}`)
      return found[0]!
    },
  }
}

export const clouds = [localEnvironment(8080), ...readEnvironments(ENVIRONMENTS)].map(lookAt)
export const prod = clouds.find(({ name }) => name === 'prod')!

/** The resource's path in the construct tree, without the stack. */
export const pathOf = (resource: Attributes) =>
  (resource['//'] as { metadata: { path: string } }).metadata.path.split('/').slice(1)

/** The resource, or data source, and attribute to which `${type.id.attribute}` refers. */
export function referred({ json }: SynthesizedCloud, reference: unknown) {
  const [, data, type, id, attribute] =
    /^\$\{(data\.)?([a-z0-9_]+)\.([A-Za-z0-9_-]+)\.([a-z_]+)\}$/.exec(String(reference)) ?? []
  const resource = type && id ? json[data ? 'data' : 'resource'][type]?.[id] : undefined
  if (!resource) throw new Error(`${reference} refers to no resource`)
  return { type, resource, attribute }
}

const AGENT =
  /^serviceAccount:service-\$\{data\.google_project\.\w+\.number\}@([\w-]+)\.iam\.gserviceaccount\.com$/

/** The Google service, by the domain of its account, that a member names: `gcp-sa-pubsub`. */
export const agentOf = (member: unknown) => AGENT.exec(String(member))?.[1]

/**
 * Where references are only part of a value: a push's address, the condition that names the database, what
 * Identity-Aware Proxy's assertions are for, and the accounts of Google's own services.
 */
const COMPOSED = [
  /^\$\{[^}]+\}\/\$\{[^}]+\}$/,
  /^resource\.name == "\$\{[^}]+\}"$/,
  /^\/projects\/\$\{[^}]+\}\/global\/backendServices\/\$\{[^}]+\}$/,
  AGENT,
]

/** Every `${…}` in a value. One that is only part of a text comes with the text, unless an address is composed so. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const references = value.match(/\$\{[^}]+\}/g) ?? []
    return references.length === 0 || COMPOSED.some((each) => each.test(value)) ? references : [value]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => (name === '//' ? [] : referencesIn(each)))
}

/** All `_iam_member` resources of a cloud. */
export const members = (cloud: SynthesizedCloud) =>
  cloud.types.filter((type) => type.endsWith('_iam_member')).flatMap((type) => cloud.all(type))
