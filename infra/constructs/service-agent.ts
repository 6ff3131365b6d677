import type { Construct } from 'constructs'
import { projectNumber } from './project-number.ts'

/**
 * The accounts as which Google services themselves act, which Google creates when they are first needed: in a new
 * project a binding that names one could come too early (terraform-provider-google #21931). The bootstrap stack asks for
 * those that it finds here, so they exist when the studio's stack names them.
 * Source of the domains: https://cloud.google.com/iam/docs/service-agents
 */
export const SERVICE_AGENTS = {
  'pubsub.googleapis.com': 'gcp-sa-pubsub',
  'iap.googleapis.com': 'gcp-sa-iap',
} as const

export type AgentService = keyof typeof SERVICE_AGENTS

/** A service agent in the form that bindings use. */
export const serviceAgent = (scope: Construct, service: AgentService): string =>
  `serviceAccount:service-${projectNumber(scope)}@${SERVICE_AGENTS[service]}.iam.gserviceaccount.com`
