import type { CloudDescription } from '../description.ts'
import { readTerraform } from '../terraform.ts'

/**
 * Only what the Terraform JSON says about monitoring, of clouds that have parts which are not simulated. Throws an error
 * that names what of monitoring is not understood.
 */
export function readMonitoringOnly(json: {
  resource: Record<string, unknown>
}): Pick<CloudDescription, 'projectId' | 'location' | 'monitoring'> {
  const resource = Object.fromEntries(
    Object.entries(json.resource).filter(([type]) => /^google_(monitoring|logging)_/.test(type)),
  )
  const { description, unknown } = readTerraform(
    { ...json, resource, data: {}, output: {} },
    { uriOf: (service) => `https://${service}.example` },
  )
  if (unknown.length > 0) throw new Error(`Not simulated: ${unknown.join(', ')}`)
  return description
}
