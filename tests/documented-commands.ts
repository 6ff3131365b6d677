// Reads the commands in a document's ```sh blocks, and says which of them nobody could run as they are written.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GCLOUD, GCLOUD_FLAGS, PROGRAMS, VERBS } from './known-commands.ts'

const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

export interface WrongCommand {
  command: string
  why: string
}

/** `text` is Markdown. */
export function wrongCommands(text: string): WrongCommand[] {
  return commandsIn(text).flatMap((command) => {
    const why = wrongWith(command)
    return why === null ? [] : [{ command, why }]
  })
}

/** Every command in the blocks, one for each side of `|` and `&&`, and each once. */
export function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```(?:sh|bash)\n([\s\S]*?)^ *```/gm)].map(([, block = '']) => block)
  return [
    ...new Set(
      blocks
        .flatMap((block) => block.replaceAll(/\\\n\s*/g, ' ').split('\n'))
        .map((line) => line.replace(/(^|\s)# .*$/, '').trim())
        // Commands whose output a variable or an argument gets are commands, too. So are those in a folder of their own.
        .flatMap((line) => [...[...line.matchAll(/\$\(([^()]*)\)/g)].map(([, inner = '']) => inner), line])
        .map((line) => /^\w+=\$\((.*)\)$/.exec(line)?.[1] ?? line)
        .map((line) => /^\((.*)\)$/.exec(line)?.[1] ?? line)
        .filter((line) => line !== '' && !line.startsWith('#'))
        .flatMap(splitPipes),
    ),
  ]
}

function splitPipes(line: string): string[] {
  const words = wordsOf(line)
  if (words === null) return [line]
  const commands: string[][] = [[]]
  for (const word of words)
    if (word === '|' || word === '&&' || word === ';') commands.push([])
    else commands.at(-1)?.push(word)
  return commands.map((command) => command.join(' '))
}

/** Null when a quote is not closed. */
function wordsOf(line: string): string[] | null {
  const words: string[] = []
  let rest = line.trim()
  while (rest !== '') {
    const [word] = /^(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/.exec(rest) ?? []
    if (word === undefined) return null
    words.push(word)
    rest = rest.slice(word.length).trimStart()
  }
  return words
}

function wrongWith(command: string): string | null {
  const words = wordsOf(command)
  if (words === null) return 'a quote is not closed'
  // Variables may be set for one command.
  const [program = '', ...rest] = words.slice(words.findIndex((word) => !/^[A-Z_]+=/.test(word)))
  if (program === 'gcloud') return wrongWithGcloud(rest)
  if (program === 'npm') return wrongWithNpm(rest)
  if (program in VERBS) return wrongWithVerb(program, rest)
  return PROGRAMS.has(program) ? null : `${program} is not a known program`
}

function wrongWithGcloud(words: readonly string[]): string | null {
  const name = Object.keys(GCLOUD)
    .filter((each) => `${words.join(' ')} `.startsWith(`${each} `))
    .sort((a, b) => b.length - a.length)[0]
  if (name === undefined) return `gcloud ${words.slice(0, 3).join(' ')} is not a known command`
  const known = [...GCLOUD_FLAGS, ...(GCLOUD[name] ?? [])]
  for (const word of words) {
    const [, flag] = /^--([a-z-]+)/.exec(word) ?? []
    if (flag !== undefined && !known.includes(flag)) return `gcloud ${name} has no flag --${flag}`
  }
  return null
}

/** A call may be described as usage: `[-- --flag]`, `plan|deploy`. */
function wrongWithNpm(words: readonly string[]): string | null {
  const [verb, script = '', ...rest] = words
  if (verb === 'ci' || verb === 'install' || verb === 'test' || verb === 'start') return null
  if (verb !== 'run') return `npm ${verb} is not used here`
  if (!Object.hasOwn(scripts, script)) return `there is no script ${script}`
  const flags = rest.flatMap((word) => /^\[?--([a-z][a-z-]*)/.exec(word)?.[1] ?? [])
  if (flags.length > 0 && !/^\[?--\]?$/.test(rest[0] ?? '')) return 'npm takes what does not follow -- itself'
  const source = withImports(/scripts\/[\w-]+\.[jt]s$/.exec(scripts[script] ?? '')?.[0] ?? '')
  for (const flag of flags)
    if (!new RegExp(`^\\s*('${flag}'|${flag})(:|,)|[{,] (${flag})(:|,)`, 'm').test(source))
      return `npm run ${script} has no option --${flag}`
  return null
}

/** The text of a tool and of what it imports itself, because tools share options. */
function withImports(file: string): string {
  const source = readFileSync(join(root, file), 'utf8')
  const imported = [...source.matchAll(/from '(\.[^']+\.ts)'/g)].map(([, path = '']) =>
    readFileSync(join(root, dirname(file), path), 'utf8'),
  )
  return [source, ...imported].join('\n')
}

function wrongWithVerb(program: string, words: readonly string[]): string | null {
  const [verb = '', ...rest] = words
  const flags = VERBS[program]?.[verb]
  if (flags === undefined) return `${program} ${verb} is not a known command`
  const unknown = rest
    .map((word) => word.split('=')[0] ?? '')
    .find((word) => /^-/.test(word) && !flags.includes(word))
  return unknown === undefined ? null : `${program} ${verb} has no flag ${unknown}`
}
