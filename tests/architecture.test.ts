// Import rules between folders, and a few other rules about the code.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, sourceFiles } from './import-graph.ts'

const root = join(import.meta.dirname, '..')
const sources = sourceFiles()
const imports = sources.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
const isTest = (file: string) => /(^tests\/|\.test\.tsx?$|\/test-|\/testing\.ts$)/.test(file)

/** What a file of each layer may import from the project, besides its own layer. */
const RULES: { who: RegExp; may: (file: string) => RegExp }[] = [
  { who: /^web\//, may: () => /^(web\/|services\/(\w[\w-]*\/)+(\w+-)?schemas\.ts$)/ },
  // Names only, so that everybody may know them.
  { who: /^services\/rooms\.ts$/, may: () => /^$/ },
  // The rooms' parts for functions. No room and no API route may know the other rooms through it.
  {
    who: /^services\/background\.ts$/,
    may: () => /^services\/(rooms\.ts$|(?!api\/|ai\/|mail\/|papers\/)\w[\w-]*\/)/,
  },
  { who: /^services\/platform\//, may: () => /^services\/platform\// },
  { who: /^services\/api\//, may: () => /^services\// },
  {
    who: /^services\/([^/]+)\//,
    may: (file) =>
      new RegExp(
        `^services/(${file.split('/')[1]}/|platform/|rooms\\.ts$|(\\w[\\w-]*/)+schemas\\.ts$|[^/]+/events\\.ts$)`,
      ),
  },
  {
    who: /^functions\//,
    may: (file) => new RegExp(`^(functions/${file.split('/')[1]}/|services/(?!api/))`),
  },
  {
    who: /^infra\//,
    may: () =>
      /^(infra\/|functions\/[^/]+\/trigger\.ts$|services\/[^/]+\/(events|indexes)\.ts$|services\/(rooms|api\/facts|platform\/(buckets|figures|retention|retry|secrets|topic|trigger|service-facts))\.ts$)/,
  },
  { who: /^local-cloud\//, may: () => /^local-cloud\// },
  { who: /^(scripts|tests)\//, may: () => /./ },
]

describe('who may import whom', () => {
  test('every import stays within what its layer may use', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (isTest(file)) return false
      const rule = RULES.find(({ who }) => who.test(file))
      return !rule?.may(file).test(target)
    })
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  test('the rules would notice a wrong import', () => {
    const rule = RULES.find(({ who }) => who.test('functions/photo-thumbnails/handler.ts'))
    expect(
      rule?.may('functions/photo-thumbnails/handler.ts').test('functions/photo-metadata/handler.ts'),
    ).toBe(false)
    expect(imports.length).toBeGreaterThan(100)
  })

  test('only a main.ts, a script or a test reads the environment', () => {
    const readers = sources.filter(
      (file) =>
        !isTest(file) &&
        !/^scripts\/|main\.tsx?$|^services\/platform\/(config|clients)\.ts$|^local-cloud\/run\//.test(file) &&
        /process\.env\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers).toEqual([])
  })
})

describe('rooms of the web', () => {
  const manifests = sources.filter((file) => /^web\/src\/features\/[^/]+\/room\.ts$/.test(file))
  const paths = manifests.map(
    (file) => /^ {2}path: '\/(\w+)'/m.exec(readFileSync(join(root, file), 'utf8'))?.[1],
  )
  const ROOM_PATHS = new RegExp(`['"\`]/(${paths.join('|')})\\b`)

  test('the address of every room is known', () => {
    expect(paths.length).toBeGreaterThan(1)
    expect(paths).not.toContain(undefined)
  })

  test('code outside a room does not name its addresses', () => {
    const naming = sources.filter(
      (file) =>
        /^web\/src\//.test(file) &&
        !isTest(file) &&
        !/^web\/src\/features\/(?!accounts\/)/.test(file) &&
        ROOM_PATHS.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(naming).toEqual([])
  })

  test('only the feature with the pages about people names their addresses', () => {
    const naming = sources.filter(
      (file) =>
        /^web\/src\/(?!features\/accounts\/)/.test(file) &&
        !isTest(file) &&
        /['"`]\/people\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(naming).toEqual([])
  })

  test('the shell reaches a room only through its manifest', () => {
    const reaching = imports.filter(
      ({ file, target }) =>
        /^web\/src\/(shell\/)?[^/]+$/.test(file) &&
        !isTest(file) &&
        /^web\/src\/features\/(?!accounts\/)/.test(target) &&
        !/\/room\.ts$/.test(target),
    )
    expect(reaching).toEqual([])
  })
})

describe('the database', () => {
  const naming = (word: RegExp, except: string) =>
    sources.filter(
      (file) =>
        /^(services|functions)\//.test(file) &&
        !isTest(file) &&
        file !== except &&
        word.test(readFileSync(join(root, file), 'utf8')),
    )

  test('times are converted in one file', () => {
    expect(
      naming(
        /\bTimestamp\.|\bTimestamp\b.*@google-cloud\/firestore|toMillis/,
        'services/platform/documents.ts',
      ),
    ).toEqual([])
  })

  test('times are formatted in one file', () => {
    const others = naming(/toISOString/, 'services/platform/times.ts')
    // The log is loaded before anything else.
    expect(others).toEqual(['services/platform/log.ts'])
  })

  test('documents are read through their schema', () => {
    const reading = naming(/\.data\(\)(?!\.count)/, 'services/platform/documents.ts')
    // The shelf searches for a person in letters of any shape.
    expect(reading).toEqual(['services/shelf/forgetting.ts'])
  })
})

describe('the repository', () => {
  test('no file is longer than 300 lines', () => {
    const long = sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
  })

  test('no test fails because the machine is busy', () => {
    // `processorSeconds` measures work instead of time, and `expect.poll` waits as long as is configured for all.
    const impatient = sources.filter(
      (file) =>
        /^(?!tests\/).*\.test\.ts$/.test(file) &&
        /performance\.now\(\)|\bvi\.wait(For|Until)\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(impatient).toEqual([])
  })

  test('no folder or file is named after a kind of code instead of its subject', () => {
    const vague = sources.filter((file) => /(^|\/)(utils?|helpers?|types|common|misc)(\/|\.tsx?$)/.test(file))
    expect(vague).toEqual([])
  })
})
