// Reads the commands in a document's ```sh blocks, and says which of them nobody could run as they are written.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** Flags that every command of gcloud takes. */
const GCLOUD_FLAGS = ['project', 'format', 'filter', 'limit', 'quiet', 'verbosity', 'account', 'sort-by']

/**
 * Commands of gcloud with their own flags. A command that a document begins to use is added after a look at its page.
 * Source: https://cloud.google.com/sdk/gcloud/reference
 */
const GCLOUD: Record<string, readonly string[]> = {
  'auth login': ['no-launch-browser'],
  'auth application-default login': ['no-launch-browser'],
  'config set': [],
  'projects create': ['organization', 'folder', 'name'],
  'projects describe': [],
  'billing accounts list': [],
  'billing budgets list': ['billing-account'],
  'billing projects link': ['billing-account'],
  'services enable': ['async'],
  'services list': ['enabled', 'available'],
  'beta quotas info list': ['service'],
  'logging read': ['freshness', 'order', 'bucket', 'location', 'view', 'resource-names'],
  'run services list': ['region'],
  'run services describe': ['region'],
  'run services logs read': ['region', 'freshness'],
  'run services update-traffic': ['region', 'to-revisions', 'to-latest', 'to-tags'],
  'run revisions list': ['region', 'service'],
  'run revisions describe': ['region'],
  'pubsub subscriptions describe': [],
  'pubsub subscriptions get-iam-policy': [],
  'pubsub subscriptions modify-push-config': ['push-endpoint'],
  'pubsub subscriptions pull': ['auto-ack'],
  'pubsub topics get-iam-policy': [],
  'scheduler jobs list': ['location'],
  'scheduler jobs describe': ['location'],
  'scheduler jobs resume': ['location'],
  'scheduler jobs run': ['location'],
  'secrets versions list': [],
  'secrets versions add': ['data-file'],
  'secrets versions enable': ['secret'],
  'secrets versions disable': ['secret'],
  'firestore backups list': [],
  'firestore databases list': [],
  'firestore databases restore': ['source-backup', 'destination-database'],
  'compute ssl-certificates list': ['global', 'regions'],
}

/** Programs besides gcloud and npm, which people know. */
const PROGRAMS = new Set(['cd', 'cp', 'curl', 'dig', 'export', 'git', 'node', 'openssl', 'terraform'])

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

/** Every command in the blocks, one for each side of `|` and `&&`. */
export function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```/gm)].map(([, block = '']) => block)
  return blocks
    .flatMap((block) => block.replaceAll(/\\\n\s*/g, ' ').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap(splitPipes)
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

function wrongWithNpm([verb, script]: readonly string[]): string | null {
  if (verb === 'ci' || verb === 'install' || verb === 'test' || verb === 'start') return null
  if (verb !== 'run') return `npm ${verb} is not used here`
  return script !== undefined && script in scripts ? null : `there is no script ${script}`
}
