import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { withPlainHttp } from './plain-http.ts'

const SHOW =
  'console.log(typeof http.request, typeof ask, process.moduleLoadList.some((name) => /undici/.test(name)))'

test('using HTTP does not load fetch', () => {
  const code = `import http from "node:http";\nimport { request as ask } from "node:http";\n${SHOW}`

  expect(shownBy(code)).toBe('function function true')
  expect(shownBy(withPlainHttp(code))).toBe('function function false')
})

test('other imports stay', () => {
  const code = 'import https from "node:https";\nimport { x } from "./http";\n'
  expect(withPlainHttp(code)).toBe(code)
})

const shownBy = (code: string): string =>
  spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.trim()
