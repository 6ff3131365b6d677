// What the policy allows although it is wide, each with its reason.

/** Roles that Google offers at the project only, for what a program says about itself. */
export const telemetryRoles = ['roles/telemetry.tracesWriter', 'roles/telemetry.metricsWriter'] as const

/** The one service that everybody may call: the API answers for signing in itself. */
export const PUBLIC_SERVICE = 'api'
