/** Whether a service runs from the repository's sources, or from the bundles of `npm run bundle` as in the image. */
export type Form = 'sources' | 'bundles'

const FRAMEWORK = 'node_modules/@google-cloud/functions-framework/build/src/main.js'

/** Makes stack traces name the lines of the sources. */
const MAPS = '--enable-source-maps'

/**
 * Megabytes for each part of the young generation. Functions make few objects and large buffers, which are freed with
 * the objects that stand for them: with Node's default of 16 an instance would keep 60 MB more.
 */
const YOUNG = '--max-semi-space-size=2'

/** The arguments with which Node starts the API. */
export const apiProgram = (form: Form): string[] =>
  form === 'sources' ? ['services/api/main.ts'] : [MAPS, 'services/api/main.mjs']

/** The arguments with which Node starts a function: the functions-framework and what it should load. */
export function functionProgram(form: Form, name: string): string[] {
  const [framework, extension] =
    form === 'sources' ? [[FRAMEWORK], 'ts'] : [[MAPS, 'functions-framework.mjs'], 'mjs']
  return [
    YOUNG,
    ...framework,
    `--target=${name}`,
    `--source=functions/${name}/main.${extension}`,
    '--signature-type=cloudevent',
  ]
}
