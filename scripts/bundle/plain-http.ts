import type { Plugin } from 'rolldown'

/**
 * An `import` of `node:http` reads all of its exports, and one of them, WebSocket, loads the whole of `fetch`: 10 ms of
 * every start. The module itself loads `fetch` only for those who use it.
 */
export const plainHttp: Plugin = {
  name: 'plain-http',
  renderChunk(code) {
    const changed = withPlainHttp(code)
    // Each import stays on its line, so the map remains right.
    return changed === code ? null : { code: changed, map: null }
  },
}

export const withPlainHttp = (code: string): string =>
  code.replaceAll(/^import (.+) from "(?:node:)?http";$/gm, (_all, imported: string) => {
    const http = 'process.getBuiltinModule("node:http")'
    const [, namespace] = /^\* as (\S+)$/.exec(imported) ?? []
    // Inherited, because copying would read all exports.
    if (namespace) return `const ${namespace} = Object.create(${http}, { default: { value: ${http} } });`
    const names = imported.startsWith('{') ? imported.replaceAll(' as ', ': ') : imported
    return `const ${names} = ${http};`
  })
