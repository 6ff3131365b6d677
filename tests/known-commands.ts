// Commands that the documents use, with their flags. One that a document begins to use is added after a look at its page.

/** Flags that every command of gcloud takes. */
export const GCLOUD_FLAGS = [
  'project',
  'format',
  'filter',
  'limit',
  'quiet',
  'verbosity',
  'account',
  'sort-by',
]

/**
 * Commands of gcloud with their own flags.
 * Source: https://cloud.google.com/sdk/gcloud/reference
 */
export const GCLOUD: Record<string, readonly string[]> = {
  'auth login': ['no-launch-browser'],
  'auth application-default login': ['no-launch-browser'],
  'auth application-default set-quota-project': [],
  'auth print-access-token': [],
  'beta run domain-mappings describe': ['domain', 'region'],
  'domains verify': [],
  'config set': [],
  'projects create': ['organization', 'folder', 'name'],
  'projects describe': [],
  'billing accounts list': [],
  'billing budgets list': ['billing-account'],
  'billing projects link': ['billing-account'],
  'services enable': ['async'],
  'services list': ['enabled', 'available'],
  'beta quotas info list': ['service'],
  'logging read': ['freshness', 'order', 'bucket', 'location', 'view', 'resource-names'],
  'run services list': ['region'],
  'run services describe': ['region'],
  'run services logs read': ['region', 'freshness'],
  'run services update-traffic': ['region', 'to-revisions', 'to-latest', 'to-tags'],
  'run revisions list': ['region', 'service'],
  'run revisions describe': ['region'],
  'pubsub subscriptions describe': [],
  'pubsub subscriptions get-iam-policy': [],
  'pubsub subscriptions modify-push-config': ['push-endpoint'],
  'pubsub subscriptions pull': ['auto-ack'],
  'pubsub topics get-iam-policy': [],
  'scheduler jobs list': ['location'],
  'scheduler jobs describe': ['location'],
  'scheduler jobs resume': ['location'],
  'scheduler jobs run': ['location'],
  'secrets versions list': [],
  'secrets versions add': ['data-file'],
  'secrets versions enable': ['secret'],
  'secrets versions disable': ['secret'],
  'firestore backups list': [],
  'firestore databases list': [],
  'firestore databases restore': ['source-backup', 'destination-database'],
  'compute ssl-certificates list': ['global', 'regions'],
}

/**
 * Verbs of other programs with their flags.
 * Sources: https://developer.hashicorp.com/terraform/cli/commands,
 * https://github.com/containers/skopeo/blob/main/docs/skopeo.1.md, https://cli.github.com/manual
 */
export const VERBS: Record<string, Record<string, readonly string[]>> = {
  terraform: {
    init: ['-migrate-state', '-input'],
    plan: ['-out', '-input'],
    apply: ['-input'],
    destroy: [],
    output: ['-json', '-raw'],
  },
  skopeo: {
    copy: ['--preserve-digests', '--override-os', '--override-arch'],
    inspect: ['--raw', '--format', '--override-os', '--override-arch'],
    login: ['--username', '--password-stdin'],
  },
  gh: {
    api: ['--method', '--field', '--paginate', '--jq', '--silent'],
    variable: ['--env', '--body', '--repo'],
  },
}

/** Programs besides these, gcloud and npm, which people know. */
export const PROGRAMS = new Set([
  'cd',
  'cp',
  'curl',
  'dig',
  'echo',
  'export',
  'git',
  'node',
  'openssl',
  'sed',
  'tail',
])
