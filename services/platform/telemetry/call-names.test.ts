import { expect, test } from 'vitest'
import { nameOf } from './call-names.ts'

const PERSON = '1sbfbrsfsuwy53js467h'

test.each([
  [
    'GET',
    'storage.googleapis.com',
    `/storage/v1/b/originals/o/${PERSON}%2Fphoto?alt=media`,
    'Storage GET',
    'originals',
  ],
  [
    'POST',
    'storage.googleapis.com',
    `/upload/storage/v1/b/renditions/o?name=${PERSON}`,
    'Storage POST',
    'renditions',
  ],
  ['GET', '127.0.0.1', `/b/originals/o/${PERSON}?alt=media`, 'Storage GET', 'originals'],
  [
    'POST',
    'iamcredentials.googleapis.com',
    '/v1/projects/-/serviceAccounts/api@p.com:signBlob',
    'IAM signBlob',
    undefined,
  ],
  ['GET', 'metadata.google.internal', '/computeMetadata/v1/instance', 'Metadata token', undefined],
  [
    'POST',
    'gmail.googleapis.com',
    `/gmail/v1/users/${PERSON}/messages/send`,
    'POST gmail.googleapis.com',
    undefined,
  ],
  [
    'GET',
    `${PERSON}.example.org`,
    `/b/${PERSON}/me@example.com?mail=me@example.com`,
    'GET outside',
    undefined,
  ],
  ['GET', 'googleapis.com.example.org', '/', 'GET outside', undefined],
])('%s %s%s is called %s', (method, host, path, name, bucket) => {
  expect(nameOf(method, host, path)).toEqual({ name, ...(bucket && { bucket }) })
})
