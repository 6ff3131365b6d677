import { readEnvironments } from '../../infra/environment-files.ts'

/**
 * Where the source of every environment is, such as `owner/name`, from the folder of their files. Throws one sentence
 * when that is not known, because an image names its source.
 */
export function repositoryOf(environments: string): string {
  const names = new Set(read(environments).map(({ repository }) => repository.name))
  const [name = '', ...others] = names
  if (others.length > 0)
    throw new Error(
      `One image is for all environments and names the repository of its source, but those in ${environments} name ${[...names].join(' and ')}.`,
    )
  return name
}

function read(folder: string) {
  try {
    return readEnvironments(folder)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `${why}\nThe image names the repository of its source, which is in them: docs/deploying.md says how to write one.`,
      { cause },
    )
  }
}
