import { invalidArgument, notFound } from '../pubsub/rpc.ts'

export interface Project {
  projectId: string
  projectNumber: string
}

/** Resource names. Requests may use the project's id or number; answers always use the number, like Google's. */
export function createNames({ projectId, projectNumber }: Project) {
  function parts(name: string | undefined, pattern: RegExp): string[] {
    const match = pattern.exec(name ?? '')
    if (!match) throw invalidArgument(`Invalid resource field value in the request: ${name ?? ''}.`)
    const [, project, ...rest] = match
    if (project !== projectId && project !== projectNumber) {
      throw notFound(`Project [${project}] not found or has been deleted.`)
    }
    return rest as string[]
  }

  return {
    secret: (secret: string) => `projects/${projectNumber}/secrets/${secret}`,
    version: (secret: string, number: number | string) =>
      `projects/${projectNumber}/secrets/${secret}/versions/${number}`,
    parseProject: (name: string | undefined) => void parts(name, /^projects\/([^/]+)$/),
    parseSecret: (name: string | undefined) =>
      parts(name, /^projects\/([^/]+)\/secrets\/([\w-]{1,255})$/)[0]!,
    parseVersion(name: string | undefined): { secret: string; version: string } {
      const [secret, version] = parts(
        name,
        /^projects\/([^/]+)\/secrets\/([\w-]{1,255})\/versions\/(latest|\d+)$/,
      )
      return { secret: secret!, version: version! }
    },
  }
}

export type Names = ReturnType<typeof createNames>
