import type { TerraformJson } from '../synthesize.ts'

export type Attributes = Readonly<Record<string, unknown>>

/** One resource or data source of a stack. */
export interface Block {
  /** `google_pubsub_topic.photos`, or `data.google_project.project`. */
  address: string
  type: string
  isData: boolean
  attributes: Attributes
  dependsOn: readonly string[]
  /** What Terraform itself brings first: everything that this refers to or depends on. */
  after: readonly string[]
}

/** A stack as Terraform sees it: blocks, and which must come before which. */
export interface Graph {
  blocks: ReadonlyMap<string, Block>
  ofType(type: string): Block[]
  /** All that give a role to a member. */
  bindings: readonly Block[]
}

export function readGraph({ resource, data = {} }: TerraformJson): Graph {
  const blocks = new Map<string, Block>()
  const collect = (kinds: TerraformJson['resource'], isData: boolean) => {
    for (const [type, instances] of Object.entries(kinds))
      for (const [id, attributes] of Object.entries(instances)) {
        const address = `${isData ? 'data.' : ''}${type}.${id}`
        const dependsOn = Array.isArray(attributes.depends_on) ? attributes.depends_on.map(String) : []
        blocks.set(address, { address, type, isData, attributes, dependsOn, after: [] })
      }
  }
  collect(resource, false)
  collect(data, true)
  for (const [address, block] of blocks) {
    const after = new Set([...block.dependsOn, ...referencesIn(block.attributes)])
    blocks.set(address, {
      ...block,
      after: [...after].filter((each) => blocks.has(each) && each !== address),
    })
  }
  const all = [...blocks.values()]
  return {
    blocks,
    ofType: (type) => all.filter((each) => each.type === type && !each.isData),
    bindings: all.filter(({ type }) => /^google_[a-z0-9_]+_iam_member$/.test(type)),
  }
}

/** The addresses in `${type.id.attribute}` anywhere in a value, without the comments of the synthesis. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\$\{((?:data\.)?[a-z0-9_]+\.[A-Za-z0-9_-]+)\./g)].map(
      ([, address]) => address ?? '',
    )
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    name === '//' || name === 'depends_on' ? [] : referencesIn(each),
  )
}

export const refersTo = (value: unknown, address: string | undefined) =>
  address !== undefined && referencesIn(value).includes(address)

/** Whether both begin with a reference to the same block. */
export const refersToSame = (a: unknown, b: unknown) => refersTo(a, referencesIn(b)[0])

/** A block inside a block, which the JSON writes as an object or as a list of one. */
export const inner = (attributes: Attributes | undefined, name: string): Attributes | undefined =>
  [attributes?.[name]].flat()[0] as Attributes | undefined
