// Faults of the kind that somebody could make in the constructs, one in each mutant: generated from every attribute
// with a meaning, from every resource, and from what could be added.

import type { TerraformJson } from '../../synthesize.ts'
import type { Attributes, Cloud, Resource } from '../cloud.ts'
import { cloudOf } from '../cloud.ts'
import { ADDED_ATTRIBUTES, addedResources } from './additions.ts'
import { SAME_AFTERWARDS, WITHOUT_MEANING } from './equivalent.ts'
import { changesOf } from './values.ts'

export interface Mutant {
  /** The type of the resource that is changed. */
  type: string
  address: string
  /** `removed`, `template.timeout: ten times` */
  change: string
  cloud(): Cloud
}

/** All mutants of a stack, always in the same order. */
export function* mutantsOf(cloud: Cloud): Iterable<Mutant> {
  for (const type of cloud.types)
    for (const resource of cloud.all(type)) {
      yield {
        type,
        address: resource.address,
        change: 'removed',
        cloud: () => replace(cloud, resource, null),
      }
      const changed = (change: string, attributes: Attributes): Mutant => ({
        type,
        address: resource.address,
        change,
        cloud: () => replace(cloud, resource, attributes),
      })
      for (const path of pathsIn(resource.attributes))
        for (const { operator, value } of changesOf(at(resource.attributes, path), cloud))
          if (!isSame(path, operator))
            yield changed(
              `${path.join('.')}: ${operator}`,
              put(resource.attributes, path, value) as Attributes,
            )
      for (const [name, value] of Object.entries(ADDED_ATTRIBUTES[type] ?? {}))
        if (resource.attributes[name] === undefined)
          yield changed(`${name}: added`, { ...resource.attributes, [name]: value })
    }
  for (const { type, attributes, about } of addedResources(cloud))
    yield {
      type,
      address: about,
      change: 'a resource added',
      cloud: () => replace(cloud, { type, address: `${type}.added`, attributes }, attributes),
    }
}

type Path = (string | number)[]

const isSame = (path: Path, operator: string) =>
  SAME_AFTERWARDS.some((each) => each.attribute === path.at(-1) && each.operator === operator)

/** The path of every value and block below, but of nothing without a meaning. */
function* pathsIn(value: unknown, path: Path = []): Iterable<Path> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    if (name in WITHOUT_MEANING) continue
    const here = [...path, Array.isArray(value) ? Number(name) : name]
    yield here
    yield* pathsIn(each, here)
  }
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((each, name) => (each as Record<string, unknown>)[name], value)

/** A copy in which the value at the path is another one, or gone. */
function put(value: unknown, [name, ...rest]: Path, put_: unknown): unknown {
  if (name === undefined) return put_
  const changed = put((value as Record<string, unknown>)[name], rest, put_)
  if (Array.isArray(value))
    return changed === undefined ? value.toSpliced(Number(name), 1) : value.with(Number(name), changed)
  const { [name]: _, ...others } = value as Record<string, unknown>
  // The order of names is kept, since rules compare blocks as texts.
  return changed === undefined
    ? others
    : Object.fromEntries(
        Object.entries(value as object).map(([key, each]) => [key, key === name ? changed : each]),
      )
}

/** The stack with another version of the resource, or without it. */
function replace(
  { environment, stack, json }: Cloud,
  { address }: Resource,
  attributes: Attributes | null,
): Cloud {
  const [, data, type = '', id = ''] = /^(data\.)?([a-z0-9_]+)\.(.+)$/.exec(address) ?? []
  const block = data ? 'data' : 'resource'
  const { [id]: _, ...others } = json[block][type] ?? {}
  const resources = attributes ? { ...json[block][type], [id]: attributes } : others
  const changed = { ...json, [block]: { ...json[block], [type]: resources } } as TerraformJson
  return cloudOf(environment, stack, changed)
}
