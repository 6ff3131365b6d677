import { EnvironmentFile } from './environments.ts'

/** The schema of environments' files, for editors. Source of the form: https://json-schema.org/draft/2020-12 */
export function environmentSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A place where the studio runs',
    ...(JSON.parse(JSON.stringify(EnvironmentFile)) as object),
  }
}
