/** `projects/P/topics/N` or `N`, as Terraform accepts both, to `N`. */
export function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
