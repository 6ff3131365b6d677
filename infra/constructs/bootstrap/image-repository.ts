import { ArtifactRegistryRepository } from '@cdktf/provider-google/lib/artifact-registry-repository/index.js'
import { ArtifactRegistryRepositoryIamMember } from '@cdktf/provider-google/lib/artifact-registry-repository-iam-member/index.js'
import { Construct } from 'constructs'
import { type Environment, IMAGE_REPOSITORY } from '../../environments.ts'
import { labelsOf } from '../../labels.ts'
import type { ProjectApis } from './project-apis.ts'

const DAY_SECONDS = 86_400

/** Far more than anybody goes back by; what is older can be built again from its commit. */
const KEPT_BUILDS = 30

/**
 * Where the environment's images are. Google's vulnerability scanning is off: it costs 0.26 USD for every pushed image,
 * and the build lists all packages, which the repository on GitHub is warned about anyway
 * (https://cloud.google.com/artifact-analysis/pricing).
 */
export class ImageRepository extends Construct {
  readonly #repository: ArtifactRegistryRepository

  constructor(
    scope: Construct,
    id: string,
    { environment, apis }: { environment: Environment; apis: ProjectApis },
  ) {
    super(scope, id)
    this.#repository = new ArtifactRegistryRepository(this, 'repository', {
      repositoryId: IMAGE_REPOSITORY,
      location: environment.region,
      format: 'DOCKER',
      // Everything is deployed by digest. A tag that moves is only a name for people.
      dockerConfig: { immutableTags: false },
      vulnerabilityScanningConfig: { enablementConfig: 'DISABLED' },
      cleanupPolicyDryRun: false,
      // What one policy keeps no other deletes (https://cloud.google.com/artifact-registry/docs/repositories/cleanup-policy).
      cleanupPolicies: [
        { id: 'keep-newest', action: 'KEEP', mostRecentVersions: { keepCount: KEPT_BUILDS } },
        {
          id: 'delete-untagged',
          action: 'DELETE',
          condition: { tagState: 'UNTAGGED', olderThan: `${14 * DAY_SECONDS}s` },
        },
        {
          id: 'delete-old',
          action: 'DELETE',
          condition: { tagState: 'ANY', olderThan: `${180 * DAY_SECONDS}s` },
        },
      ],
      labels: labelsOf(environment),
      dependsOn: [apis.ready],
    })
  }

  grantPush(scope: Construct, member: string): void {
    new ArtifactRegistryRepositoryIamMember(scope, 'push-images', {
      repository: this.#repository.name,
      location: this.#repository.location,
      role: 'roles/artifactregistry.writer',
      member,
    })
  }
}
