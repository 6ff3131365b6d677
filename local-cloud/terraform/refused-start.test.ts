// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Terraform's references look like template strings
import { expect, test } from 'vitest'
import { readTerraform } from '../terraform.ts'

const provider = { google: [{ project: 'studio', region: 'europe-west1' }] }

test('everything that Google refuses is in one error, each with its rule and the source', () => {
  const refused = {
    google_service_account: { api: { account_id: 'api' } },
    google_storage_bucket: {
      originals: { name: '${google_service_account.api.account_id}_', location: 'EU' },
    },
    google_pubsub_subscription: {
      ship: { name: 'ship', topic: 'orders', dead_letter_policy: { max_delivery_attempts: 4 } },
    },
    google_artifact_registry_repository: { images: { repository_id: 'Images', location: '${gone.at.all}' } },
  }

  expect(() => readTerraform({ provider, resource: refused }, { uriOf: () => '' })).toThrow(
    new RegExp(
      [
        /^Google refuses this deployment:/,
        /google_service_account\.api\.account_id is "api"; it must be 6 to 30 .*\(https:\/\/\S+\)/,
        /google_pubsub_subscription\.ship\.dead_letter_policy\.max_delivery_attempts is 4; .* from 5 to 100 \(https:\/\/\S+\)/,
        /google_storage_bucket\.originals\.name is "api_"; .* \(https:\/\/\S+\)/,
        /google_artifact_registry_repository\.images\.repository_id is "Images"; .* \(https:\/\/\S+\)$/,
      ]
        .map(({ source }) => source)
        .join('\\n'),
    ),
  )
})
