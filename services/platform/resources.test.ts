import { expect, test } from 'vitest'
import { locateBuckets, locateSecrets, resourceConfig } from './resources.ts'

const facts = {
  buckets: { papers: 'read' },
  secrets: ['smtp-url'],
  ownSecrets: ['token-signing-key'],
} as const
const config = {
  PAPERS_BUCKET: 'atelier-papers',
  SMTP_URL_SECRET: 'projects/p/secrets/smtp-url',
  TOKEN_SIGNING_KEY_SECRET: 'projects/p/secrets/token-signing-key',
}

test('a program asks for what it declares, and for nothing else', () => {
  expect(Object.keys(resourceConfig(facts))).toEqual(Object.keys(config))
  expect(resourceConfig({})).toEqual({})
  // @ts-expect-error Documents are not declared.
  expect(resourceConfig(facts).DOCUMENTS_BUCKET).toBeUndefined()
})

test('what is declared is found by its name', () => {
  expect(locateBuckets(facts, config)).toEqual({ papers: 'atelier-papers' })
  expect(locateSecrets(facts, config)).toEqual({
    'smtp-url': 'projects/p/secrets/smtp-url',
    'token-signing-key': 'projects/p/secrets/token-signing-key',
  })
  // @ts-expect-error Documents are not declared.
  expect(locateBuckets(facts, config).documents).toBeUndefined()
})
