import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { withPlainHttp } from './plain-http.ts'

const SHOW =
  'console.log(typeof http.request, typeof ask, typeof all.request, typeof all.default.request, process.moduleLoadList.some((name) => /undici/.test(name)))'

test('using HTTP does not load fetch', () => {
  const imports = [
    'import http from "node:http";',
    'import { request as ask } from "node:http";',
    'import * as all from "http";',
  ]
  const code = `${imports.join('\n')}\n${SHOW}`

  expect(shownBy(code)).toBe('function function function function true')
  expect(shownBy(withPlainHttp(code))).toBe('function function function function false')
})

test('other imports stay', () => {
  const code = 'import https from "node:https";\nimport { x } from "./http";\n'
  expect(withPlainHttp(code)).toBe(code)
})

const shownBy = (code: string): string =>
  spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.trim()
