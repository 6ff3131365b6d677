/**
 * `node:http` without an `import`: importing evaluates every export, and WebSocket among them loads an HTTP client
 * (14 MB, and as long as Node itself takes to start) that nothing here uses.
 */
export const http = process.getBuiltinModule('node:http')
