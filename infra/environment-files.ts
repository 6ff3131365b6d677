import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Check } from 'typebox/value'
import { contentProblems, nameProblems, shapeProblems } from './environment-problems.ts'
import { type Environment, EnvironmentFile, imageRepository } from './environments.ts'
import { parseStrictly } from './strict-json.ts'

/** The examples that come with the project. Operators write their own, here or in another folder. */
export const ENVIRONMENTS = join(import.meta.dirname, 'environments')

/** Tells editors what a file may say; beside the files, and not one of them. */
export const SCHEMA_FILE = 'schema.json'

/** Reads every environment in the folder, one `<name>.json` each. Throws one error with everything that is wrong. */
export function readEnvironments(folder: string): Environment[] {
  const problems: string[] = []
  const environments = filesIn(folder)
    .filter((file) => file.endsWith('.json') && file !== SCHEMA_FILE)
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

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    throw new Error(`The environments are not usable: the folder ${folder} cannot be read.`, { cause })
  }
}

/** Bytes; a real one has about a thousand. */
const LARGEST = 64 * 1024

function readEnvironment(folder: string, file: string): { environment?: Environment; wrong: string[] } {
  const name = file.slice(0, -'.json'.length)
  const wrong = nameProblems(name)
  let content: unknown
  try {
    content = readStrictly(join(folder, file))
  } catch (error) {
    return { wrong: [...wrong, error instanceof Error ? error.message : String(error)] }
  }
  if (!Check(EnvironmentFile, content)) return { wrong: [...wrong, ...shapeProblems(content)] }
  wrong.push(...contentProblems(content))
  if (wrong.length > 0) return { wrong }
  const { $schema: _, domain, imageDigest, ...rest } = content
  const image = `${imageRepository(content)}/studio@${imageDigest}`
  return { environment: { ...rest, name, image, origins: [`https://${domain}`], form: 'bundles' }, wrong }
}

function readStrictly(path: string): unknown {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw new Error('is not a file')
  if (stats.size > LARGEST) throw new Error(`has more than ${LARGEST / 1024} KiB`)
  const text = readFileSync(path, 'utf8')
  try {
    return parseStrictly(text)
  } catch (cause) {
    throw new Error(`not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

const GLOBAL: Record<string, (environment: Environment) => string | null> = {
  projectId: ({ projectId }) => projectId,
  stateBucket: ({ stateBucket }) => stateBucket,
  domain: ({ origins }) => origins[0],
}

/** These are global, so two environments with the same ones would replace each other. */
function sharedNames(environments: readonly Environment[]): string[] {
  const problems: string[] = []
  for (const [field, of] of Object.entries(GLOBAL))
    for (const [index, environment] of environments.entries()) {
      const first = environments.find((each) => of(each) === of(environment))
      if (first && environments.indexOf(first) < index)
        problems.push(`${environment.name}.json: ${field} is that of ${first.name}.json`)
    }
  return problems
}
