import type { IncomingMessage, ServerResponse } from 'node:http'

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
}

/** An error as Google's APIs answer it. Source: https://cloud.google.com/apis/design/errors */
export function sendError(
  response: ServerResponse,
  code: number,
  status: string,
  message: string,
  details?: object[],
): void {
  sendJson(response, code, { error: { code, message, status, ...(details && { details }) } })
}

/** The path with its percent-encoding resolved; as it came when that is broken, for then it names nothing. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Bytes; signBlob accepts no more. */
const MAX_BODY = 1024 * 1024

/** The request's JSON object; null when the body is not one, or too large. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= MAX_BODY) chunks.push(chunk)
  }
  if (size > MAX_BODY) return null
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

export const INVALID_CREDENTIALS =
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid ' +
  'authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.'
