/** Shortens `projects/P/topics/N` to `N`; Terraform accepts both. */
export function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
