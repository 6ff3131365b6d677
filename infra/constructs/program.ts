/** Where a service's code is: the repository as it is, or bundled by `npm run bundle` as in the image. */
export type Form = 'sources' | 'bundles'

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js'

/** Traces name the lines of the sources. */
const MAPS = '--enable-source-maps'

/** The arguments with which Node starts the API. */
export const apiProgram = (form: Form): string[] =>
  form === 'sources' ? ['services/api/main.ts'] : [MAPS, 'services/api/main.mjs']

/** The arguments with which Node starts a function: the functions-framework, told what to load. */
export function functionProgram(form: Form, name: string): string[] {
  const [framework, extension] =
    form === 'sources' ? [[FRAMEWORK], 'ts'] : [[MAPS, 'functions-framework.mjs'], 'mjs']
  return [
    ...framework,
    `--target=${name}`,
    `--source=functions/${name}/main.${extension}`,
    '--signature-type=cloudevent',
  ]
}
