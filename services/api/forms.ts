import type { FastifyInstance } from 'fastify'

/** Most forms have a few short fields. */
const MOST_BYTES = 8192

/** Reads what HTML forms send. A name that comes twice counts once, and quantities are numbers. */
export function readForms(app: FastifyInstance, mostBytes = MOST_BYTES): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { bodyLimit: mostBytes, parseAs: 'string' },
    (_request, body, done) => {
      const fields = Object.fromEntries(new URLSearchParams(String(body)))
      done(
        null,
        Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, toValue(name, text)])),
      )
    },
  )
}

const NUMBERS = new Set(['quantity', 'revision'])

const toValue = (name: string, text: string): string | number =>
  NUMBERS.has(name) && /^\d{1,12}$/.test(text) ? Number(text) : text
