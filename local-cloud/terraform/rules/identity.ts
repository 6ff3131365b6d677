import { atMostBytes, matching, oneOf, type Rule } from './rule.ts'

const ACCOUNT = 'google_service_account'
const ACCOUNTS = 'https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts/create'
const POLICY = 'https://cloud.google.com/iam/docs/reference/rest/v1/Policy#Binding'
const DATABASES = 'https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases/create'
const INDEXES = 'https://cloud.google.com/firestore/quotas#indexes'

const COLLECTIONS = 'https://cloud.google.com/firestore/quotas#collections_documents_and_fields'
const COLLECTION = matching(
  /^(?!__.*__$)(?!\.{1,2}$)[^/]{1,1500}$/,
  'a collection id without /, not like __this__',
)

const BINDINGS = [
  'google_project_iam_member',
  'google_storage_bucket_iam_member',
  'google_pubsub_topic_iam_member',
  'google_pubsub_subscription_iam_member',
  'google_secret_manager_secret_iam_member',
  'google_cloud_run_v2_service_iam_member',
  'google_service_account_iam_member',
  'google_artifact_registry_repository_iam_member',
]

export const IDENTITY_RULES: Rule[] = [
  {
    type: ACCOUNT,
    attribute: 'account_id',
    ...matching(
      /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
      '6 to 30 lowercase letters, digits and -, begin with a letter and not end with -',
    ),
    source: ACCOUNTS,
  },
  {
    type: ACCOUNT,
    attribute: 'display_name',
    ...atMostBytes(100),
    source: `${ACCOUNTS.replace('/create', '')}#ServiceAccount`,
  },
  {
    type: ACCOUNT,
    attribute: 'description',
    ...atMostBytes(256),
    source: `${ACCOUNTS.replace('/create', '')}#ServiceAccount`,
  },
  ...BINDINGS.flatMap((type): Rule[] => [
    {
      type,
      attribute: 'member',
      ...matching(
        /^(allUsers|allAuthenticatedUsers|(user|serviceAccount|group):[^@\s]+@[^@\s]+|serviceAccount:\S+\.svc\.id\.goog\[\S+\]|deleted:\S+|domain:\S+|(principal|principalSet):\/\/\S+|project(Owner|Editor|Viewer):\S+)$/,
        'a principal such as serviceAccount:EMAIL',
      ),
      source: POLICY,
    },
    {
      type,
      attribute: 'role',
      ...matching(
        /^((projects|organizations)\/[^/]+\/)?roles\/[\w.]+$/,
        'a role such as roles/storage.objectViewer',
      ),
      source: POLICY,
    },
    {
      type,
      attribute: 'condition.title',
      rule: 'a title, not empty',
      allows: (value) => String(value) !== '',
      source: 'https://cloud.google.com/iam/docs/conditions-overview#structure',
    },
  ]),
  {
    type: 'google_firestore_database',
    attribute: 'name',
    ...matching(
      /^(\(default\)|(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[a-z][a-z0-9-]{2,61}[a-z0-9])$/,
      '(default), or 4 to 63 lowercase letters, digits and -, begin with a letter, not end with - and be no UUID',
    ),
    source: DATABASES,
  },
  {
    type: 'google_firestore_database',
    attribute: 'type',
    ...oneOf('FIRESTORE_NATIVE', 'DATASTORE_MODE'),
    source: DATABASES,
  },
  {
    type: 'google_firestore_database',
    attribute: 'deletion_policy',
    ...oneOf('ABANDON', 'DELETE'),
    source:
      'https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/firestore_database#deletion_policy',
  },
  {
    type: 'google_firestore_index',
    attribute: 'collection',
    ...COLLECTION,
    source: COLLECTIONS,
  },
  {
    type: 'google_firestore_field',
    attribute: 'collection',
    rule: `__default__, or ${COLLECTION.rule}`,
    allows: (value, block) => value === '__default__' || COLLECTION.allows(value, block),
    source: COLLECTIONS,
  },
  {
    type: 'google_firestore_index',
    attribute: 'fields',
    rule: '2 to 100 fields',
    allows(value) {
      const fields = [value].flat()
      // A vector may be indexed without other fields.
      const isVector = fields.some((field) => 'vector_config' in Object(field))
      return fields.length >= (isVector ? 1 : 2) && fields.length <= 100
    },
    source: INDEXES,
  },
]
