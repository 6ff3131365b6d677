import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Check, Errors } from 'typebox/value'
import { type Environment, EnvironmentFile, imageRepository } from './environments.ts'
import { twoRegions } from './second-regions.ts'

/** The examples that come with the project. Operators write their own, here or in another folder. */
export const ENVIRONMENTS = join(import.meta.dirname, 'environments')

/** Reads every environment in the folder, one `<name>.json` each. Throws one error with everything that is wrong. */
export function readEnvironments(folder: string): Environment[] {
  const problems: string[] = []
  const environments = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const { environment, wrong } = readEnvironment(folder, file)
      problems.push(...wrong.map((problem) => `${file}: ${problem}`))
      return environment ? [environment] : []
    })
  if (environments.length === 0 && problems.length === 0) problems.push(`there is no .json file in ${folder}`)
  problems.push(...sharedNames(environments))
  if (problems.length > 0)
    throw new Error(`The environments are not usable:\n${problems.map((each) => `  ${each}`).join('\n')}`)
  return environments
}

function readEnvironment(folder: string, file: string): { environment?: Environment; wrong: string[] } {
  const name = file.slice(0, -'.json'.length)
  const wrong: string[] = []
  if (!/^[a-z][a-z0-9-]*$/.test(name)) wrong.push('the name needs small letters, digits and dashes')
  if (name === 'local') wrong.push('local is the environment of one machine, which has no file')
  let content: unknown
  try {
    content = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    return { wrong: [...wrong, `not JSON: ${error instanceof Error ? error.message : error}`] }
  }
  if (!Check(EnvironmentFile, content)) return { wrong: [...wrong, ...shapeProblems(content)] }
  if (content.apiMinInstances > content.apiMaxInstances)
    wrong.push('apiMinInstances is more than apiMaxInstances')
  if ((content.edge === 'iap') !== (content.iapMembers !== undefined))
    wrong.push(
      content.edge === 'iap'
        ? 'iapMembers is missing: the proxy lets in nobody else'
        : `iapMembers has no meaning where edge is ${content.edge}`,
    )
  if (content.backups.isInTwoRegions && !twoRegions(content.region))
    wrong.push(`backups.isInTwoRegions: Google pairs no other region with ${content.region}`)
  wrong.push(...impossibleNames(content))
  if (wrong.length > 0) return { wrong }
  const { domain, imageDigest, ...rest } = content
  const image = `${imageRepository(content)}/studio@${imageDigest}`
  return { environment: { ...rest, name, image, origins: [`https://${domain}`], form: 'bundles' }, wrong }
}

/** What Google would refuse only while it is being created. */
function* impossibleNames({ projectId, stateBucket }: EnvironmentFile): Iterable<string> {
  if (/google|ssl|null|undefined/.test(projectId))
    yield 'projectId contains a word that Google does not allow in ids of projects: google, null, undefined or ssl (https://cloud.google.com/resource-manager/docs/creating-managing-projects)'
  if (/^goog|google|g00gle/.test(stateBucket))
    yield 'stateBucket must not begin with goog or contain google (https://cloud.google.com/storage/docs/buckets#naming)'
}

function shapeProblems(content: unknown): string[] {
  return Errors(EnvironmentFile, content).map(({ instancePath, message, params }) => {
    const field = instancePath.slice(1).replaceAll('/', '.')
    const names = Object.values(params).flat().join(', ')
    return [field, message, /required|additional/i.test(message) ? `(${names})` : '']
      .filter(Boolean)
      .join(' ')
  })
}

/** Project ids and bucket names are global, so two environments with the same ones would replace each other. */
function sharedNames(environments: readonly Environment[]): string[] {
  const problems: string[] = []
  for (const field of ['projectId', 'stateBucket'] as const)
    for (const [index, environment] of environments.entries()) {
      const first = environments.find((each) => each[field] === environment[field])
      if (first && environments.indexOf(first) < index)
        problems.push(`${environment.name}.json: ${field} is that of ${first.name}.json`)
    }
  return problems
}
