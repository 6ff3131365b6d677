import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith } from '../image/testing.ts'
import { compileAhead } from './compile-ahead.ts'
import { COMPILED } from './compile-cache.ts'

test('what a start imports by a call is compiled, too, and what is too large for a start is not', () => {
  using bundles = folderWith({
    'functions-framework.mjs': '',
    'services/api/main.mjs': `import '../../shared/one.mjs'\nawait import("../../shared/late.mjs")`,
    'functions/take/main.mjs': 'const large = () => import("../../shared/large.mjs")',
    'node_modules/sharp/dist/index.mjs': 'const text = \'import("./nothing.mjs")\'',
    'shared/one.mjs': '',
    'shared/late.mjs': `import './later.mjs'`,
    'shared/later.mjs': '',
    'shared/large.mjs': `const words = '${'x'.repeat(1_000_000)}'`,
  })

  compileAhead({ bundles: bundles.path, home: '/app' })

  const [version = ''] = readdirSync(join(bundles.path, COMPILED))
  // Four programs, and three of the modules that they share.
  expect(readdirSync(join(bundles.path, COMPILED, version))).toHaveLength(7)
})
