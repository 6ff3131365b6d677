import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util'

interface Option extends ParseArgsOptionDescriptor {
  help: string
  /** What stands for the value in the help: `DIR`, `N`. */
  value?: string
}

export interface CommandLine<Options extends Record<string, Option>> {
  /** As people type it: `npm run policy`. */
  name: string
  /** What it does, in one or two sentences. */
  about: string
  options: Options
  /** The words that follow, such as `plan|deploy`; without it there may be none. */
  words?: string
  /** Further exit codes besides 0 and 2, with their meaning. */
  exits?: Record<number, string>
}

type Parsed<Options extends Record<string, Option>> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true; strict: true }>
>

/**
 * Reads the arguments of a tool. `--help` prints what it does and ends with 0; arguments that it does not know end it
 * with 2 and one line that says why, before anything was done.
 */
export function readCommandLine<const Options extends Record<string, Option>>(
  command: CommandLine<Options>,
  args = process.argv.slice(2),
): Parsed<Options> {
  outliveReaders()
  helpIfAsked(command, args)
  try {
    const parsed = parseArgs({ args, options: command.options, allowPositionals: true, strict: true })
    if (command.words === undefined && parsed.positionals.length > 0)
      refuseUse(command, `"${parsed.positionals[0]}" was not expected.`)
    return parsed as Parsed<Options>
  } catch (error) {
    refuseUse(command, error instanceof Error ? error.message : String(error))
  }
}

/** Ends a tool that was asked for its help; for itself when it passes its arguments on. */
export function helpIfAsked(command: CommandLine<Record<string, Option>>, args: readonly string[]): void {
  if (!args.includes('--help')) return
  console.log(helpText(command))
  process.exit(0)
}

/** Ends the tool because it was called wrongly; nothing was done. */
export function refuseUse({ name }: { name: string }, why: string): never {
  console.error(`${why.split('\n')[0]}\n${name} -- --help says how to use it.`)
  process.exit(2)
}

/** Ends the tool with 1 because of something outside of it: a line for the error and for each of its causes. */
export function failed(error: unknown): void {
  for (let at: unknown = error; at !== undefined; at = at instanceof Error ? at.cause : undefined)
    console.error(at instanceof Error ? at.message : String(at))
  process.exitCode = 1
}

/** Whoever reads no further, such as `head`, does not stop what was begun: a release would stay half done. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
}

function helpText({ name, about, options, words, exits = {} }: CommandLine<Record<string, Option>>): string {
  const rows = [
    ...Object.entries(options).map(([option, { type, value = 'VALUE', help, default: preset }]) => [
      `--${option}${type === 'string' ? ` ${value}` : ''}`,
      preset === undefined || preset === false ? help : `${help} (${preset})`,
    ]),
    ['--help', 'prints this'],
  ]
  const width = Math.max(...rows.map(([option = '']) => option.length))
  const codes = { 0: 'all is well', ...exits, 2: 'wrong arguments, and nothing was done' }
  return [
    `${name}${words === undefined ? '' : ` -- ${words}`}\n\n${about}\n`,
    ...rows.map(([option = '', help]) => `  ${option.padEnd(width)}  ${help}`),
    `\nIt ends with ${Object.entries(codes)
      .map(([code, meaning]) => `${code}: ${meaning}`)
      .join('; ')}.`,
  ].join('\n')
}
