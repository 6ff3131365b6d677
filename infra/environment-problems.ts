// What is wrong with an environment's file, in words of which each names a field and a rule.
import { Errors } from 'typebox/value'
import { demandsOf, shareQuota } from './capacity.ts'
import { EnvironmentFile } from './environments.ts'
import { DOMAIN_MAPPING_REGIONS } from './regions.ts'
import { twoRegions } from './second-regions.ts'

/** TypeBox stops looking after so many. */
const LOOKS_FOR = 8

export function nameProblems(name: string): string[] {
  const problems: string[] = []
  if (!/^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/.test(name))
    problems.push(
      'the name needs small letters, digits and dashes, begins with a letter, ends with none of the dashes, and has at most 30 characters',
    )
  if (name === 'local') problems.push('local is the environment of one machine, which has no file')
  if (name.startsWith('bootstrap-'))
    problems.push('the name must not begin with bootstrap-, as the stacks do that prepare a project')
  return problems
}

export function shapeProblems(content: unknown): string[] {
  const errors = Errors(EnvironmentFile, content)
  const problems = errors.flatMap(({ keyword, instancePath, schemaPath, message, params }) => {
    const path = instancePath.slice(1).replaceAll('/', '.')
    const within = (field: string) => (path === '' ? field : `${path}.${field}`)
    // An unknown field is reported by itself, and then once more among all of its place, for which there may be no room.
    if (keyword === 'boolean') return [`${path} is not a known field`]
    if ('requiredProperties' in params)
      return params.requiredProperties.map((field) => `${within(field)} is missing`)
    if ('additionalProperties' in params && Array.isArray(params.additionalProperties))
      return params.additionalProperties.map((field) => `${within(field)} is not a known field`)
    if ('allowedValues' in params) return [`${path} must be one of ${params.allowedValues.join(', ')}`]
    // A pattern says little to people.
    if (keyword === 'pattern') return [`${path} does not fit. ${descriptionAt(schemaPath)}`]
    return [`${path === '' ? 'the file' : path} ${message}`]
  })
  const different = [...new Set(problems)]
  return errors.length < LOOKS_FOR ? different : [...different, 'and perhaps more']
}

/** Of the part of the schema that an error points to, such as `#/properties/budget/properties/currency`. */
function descriptionAt(schemaPath: string): string {
  let part: unknown = EnvironmentFile
  for (const name of schemaPath.split('/').slice(1)) part = (part as Record<string, unknown>)[name]
  return (part as { description: string }).description
}

/** What each field alone allows, and all together do not. `content` has the right shape. */
export function* contentProblems(content: EnvironmentFile): Iterable<string> {
  const { edge, iapMembers, region, projectId, stateBucket } = content
  if (content.apiMinInstances > content.apiMaxInstances) yield 'apiMinInstances is more than apiMaxInstances'
  if (edge === 'iap' && iapMembers === undefined) yield 'iapMembers is missing: the proxy lets in nobody else'
  if (edge !== 'iap' && iapMembers !== undefined) yield `iapMembers has no meaning where edge is ${edge}`
  if (edge === 'run' && !DOMAIN_MAPPING_REGIONS.some((each) => each === region))
    yield `edge must not be run in ${region}, where Cloud Run maps no domains; it does in ${DOMAIN_MAPPING_REGIONS.join(', ')} (https://cloud.google.com/run/docs/mapping-custom-domains)`
  const tooSmall = quotaProblem(content)
  if (tooSmall !== null) yield tooSmall
  if (content.backups.isInTwoRegions && !twoRegions(region))
    yield `backups.isInTwoRegions: Google pairs no other region with ${region}`
  if (/google|ssl|null|undefined/.test(projectId))
    yield 'projectId contains a word that Google does not allow in ids of projects: google, null, undefined or ssl (https://cloud.google.com/resource-manager/docs/creating-managing-projects)'
  if (/^goog|google|g00gle/.test(stateBucket))
    yield `stateBucket must not begin with goog or contain google or g00gle (${BUCKET_NAMES})`
  if (/\.\.|\.-|-\.|^\d+\.\d+\.\d+\.\d+$/.test(stateBucket))
    yield `stateBucket must not be an address, and has no dot beside a dot or dash (${BUCKET_NAMES})`
}

function quotaProblem(content: EnvironmentFile): string | null {
  try {
    shareQuota(demandsOf(content), content.regionalQuota)
    return null
  } catch (error) {
    return `regionalQuota is too small. ${error instanceof Error ? error.message : error}`
  }
}

const BUCKET_NAMES = 'https://cloud.google.com/storage/docs/buckets#naming'
