import type { ApiPermissions } from '../grpc-guard.ts'

interface Request {
  name?: string
  parent?: string
  resource?: string
  secret?: { name?: string }
}

const nameIn = ({ name, parent, resource, secret }: Request) => name ?? parent ?? resource ?? secret?.name

/**
 * What each method demands of the secret that its request names, or of the project.
 * Source: https://cloud.google.com/secret-manager/docs/access-control
 */
export function secretPermissions(projectId: string): ApiPermissions {
  const resourceOf = (name = '') => {
    const secret = /^projects\/[^/]+\/secrets\/([^/]+)/.exec(name)?.[1]
    return secret === undefined ? `project/${projectId}` : `secret/${secret}`
  }
  const needs = (permission: string) => (request: Request) => [
    { permission: `secretmanager.${permission}`, resource: resourceOf(nameIn(request)) },
  ]
  return {
    service: 'google.cloud.secretmanager.v1.SecretManagerService',
    demands: {
      ListSecrets: needs('secrets.list'),
      CreateSecret: needs('secrets.create'),
      GetSecret: needs('secrets.get'),
      UpdateSecret: needs('secrets.update'),
      DeleteSecret: needs('secrets.delete'),
      AddSecretVersion: needs('versions.add'),
      AccessSecretVersion: needs('versions.access'),
      GetSecretVersion: needs('versions.get'),
      ListSecretVersions: needs('versions.list'),
      EnableSecretVersion: needs('versions.enable'),
      DisableSecretVersion: needs('versions.disable'),
      DestroySecretVersion: needs('versions.destroy'),
      GetIamPolicy: needs('secrets.getIamPolicy'),
      SetIamPolicy: needs('secrets.setIamPolicy'),
      // It answers which permissions the caller has, so everybody may ask.
      TestIamPermissions: () => [],
    },
    // The resource is named as the request names it: by the project's id or by its number.
    refusal: ({ permission }, request) =>
      `Permission '${permission}' denied for resource '${nameIn(request as Request)}' (or it may not exist).`,
  }
}
