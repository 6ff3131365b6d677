import type { BucketDescription } from '../description.ts'
import type { Access, Caller } from './access.ts'
import { type Call, sendEmpty } from './call.ts'
import type { DirectUploads } from './direct.ts'
import { escapeXml, invalid } from './errors.ts'
import { checkObjectName } from './object-name.ts'
import { boundaryOf, createPartReader, type PartReader } from './part-reader.ts'
import { checkPolicy, invalidPolicy, parsePolicy } from './policy.ts'
import { encodeStrictly } from './raw-url.ts'
import { xmlEtag } from './resource.ts'
import { mismatch, readCredential, readDate } from './signature.ts'
import type { StorageDeps } from './storage-deps.ts'
import type { StoredObject } from './stored-object.ts'
import { headerSettings, refuseUnsimulated, uploadHeaders } from './xml-objects.ts'

// Stands for the uploaded file's name in the form's key.
const FILE_NAME = '\x24{filename}'

interface Form {
  /** Names are in lower case and in the order they came. */
  fields: Map<string, string>
  fileName: string
  fileType: string | undefined
}

/**
 * HTML form uploads, `POST /BUCKET`, with a V4-signed policy.
 * Source: https://cloud.google.com/storage/docs/xml-api/post-object-forms
 */
export function createPolicyUploads(deps: { storage: StorageDeps; access: Access; direct: DirectUploads }) {
  const { access, direct } = deps
  const { iam, signersNow } = deps.storage

  function callerOf({ fields }: Form): Caller {
    const policy = fields.get('policy')
    // A form without a policy is anonymous and may do what everybody may.
    if (policy === undefined) return { email: null, api: 'xml' }
    const need = (name: string) => fields.get(name) ?? missing(name)
    if (need('x-goog-algorithm') !== 'GOOG4-RSA-SHA256')
      throw invalid('x-goog-algorithm must be GOOG4-RSA-SHA256.')
    const date = need('x-goog-date')
    readDate(date, 'x-goog-date')
    const { email } = readCredential(need('x-goog-credential'), date)
    const signature = Buffer.from(need('x-goog-signature'), 'hex')
    if (!iam.verifySignature(email, Buffer.from(policy), signature)) throw mismatch({ StringToSign: policy })
    return { email, api: 'xml' }
  }

  return async function upload(call: Call, bucket: BucketDescription) {
    const contentType = call.request.headers['content-type']
    if (!contentType?.startsWith('multipart/form-data'))
      throw invalid('POST to a bucket needs multipart/form-data.')
    const parts = createPartReader(call.body, boundaryOf(contentType))
    const form = await readFields(parts)
    const { fields } = form
    const caller = callerOf(form)
    call.account = caller.email
    const policyText = fields.get('policy')
    const policy = policyText === undefined ? null : parsePolicy(policyText)
    if (policy) {
      if (signersNow() >= policy.expiration) throw invalidPolicy('The policy document has expired.')
      checkPolicy(policy, new Map([...fields, ['bucket', bucket.name]]))
    }
    refuseUnsimulated(
      Object.fromEntries([...fields.keys()].map((name) => [name === 'acl' ? 'x-goog-acl' : name, ''])),
    )
    const name = checkObjectName((fields.get('key') ?? missing('key')).replaceAll(FILE_NAME, form.fileName))
    access.demand(caller, 'storage.objects.create', bucket, name)
    const object = await direct({
      caller,
      bucket,
      name,
      settings: headerSettings({ 'content-type': form.fileType, ...Object.fromEntries(fields) }),
      preconditions: {},
      expected: {},
      sizeRange: policy?.sizeRange ?? null,
      body: parts.content(),
    })
    answer(call, fields, object)
  }
}

export type PolicyUploads = ReturnType<typeof createPolicyUploads>

/** Reads the fields up to the file, which must be the last one. */
async function readFields(parts: PartReader): Promise<Form> {
  const fields = new Map<string, string>()
  for (let head = await parts.next(); head; head = await parts.next()) {
    const disposition = head['content-disposition'] ?? ''
    const name = /\bname="([^"]*)"/.exec(disposition)?.[1]?.toLowerCase()
    if (name === undefined) throw invalid('A form field has no name.')
    if (name === 'file') {
      const fileName = /\bfilename="([^"]*)"/.exec(disposition)?.[1] ?? ''
      return { fields, fileName, fileType: head['content-type'] }
    }
    fields.set(name, await parts.text())
  }
  return missing('file')
}

function answer(call: Call, fields: Map<string, string>, object: StoredObject) {
  const { bucket, name } = object
  const location = `http://${call.request.headers.host}/${bucket}/${name.split('/').map(encodeStrictly).join('/')}`
  const headers = { ...uploadHeaders(object), Location: location }
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const url = new URL(redirect)
    for (const [key, value] of Object.entries({ bucket, key: name, etag: xmlEtag(object) })) {
      url.searchParams.set(key, value)
    }
    return sendEmpty(call, 303, { ...headers, Location: url.href })
  }
  if (fields.get('success_action_status') === '201') {
    const inner = { Location: location, Bucket: bucket, Key: name, ETag: xmlEtag(object) }
    const elements = Object.entries(inner).map(([tag, text]) => `<${tag}>${escapeXml(text)}</${tag}>`)
    const body = `<?xml version='1.0' encoding='UTF-8'?><PostResponse>${elements.join('')}</PostResponse>`
    call.response.writeHead(201, {
      ...headers,
      'Content-Type': 'application/xml; charset=UTF-8',
      'Content-Length': Buffer.byteLength(body),
    })
    return call.response.end(body)
  }
  sendEmpty(call, fields.get('success_action_status') === '200' ? 200 : 204, headers)
}

function missing(field: string): never {
  throw invalid(`Bucket POST must contain a field named '${field}'.`)
}
