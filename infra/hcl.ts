import type { TerraformStack } from 'cdktf'

/** A stack in Terraform's own language, for who goes on without this project's code. */
export function hclOf(stack: TerraformStack): string {
  const { hcl } = stack.toHclTerraform() as { hcl: string }
  return withQuotes(hcl, textsIn(stack.toTerraform()))
}

/**
 * The library does not escape quotes in texts with references, and nothing but quotes in others. Each such text is found
 * as the library has written it, and replaced by what Terraform reads back as the same.
 */
function withQuotes(hcl: string, texts: ReadonlySet<string>): string {
  let mended = hcl
  for (const text of texts) {
    const hasReference = text.includes('${')
    const written = hasReference ? text : text.replaceAll(/(?<!\\)"/g, '\\"')
    const right = text.replaceAll(/["\\]/g, '\\$&')
    if (written !== right) mended = mended.replaceAll(`"${written}"`, () => `"${right}"`)
  }
  return mended
}

/** A reference that holds quotes itself is an expression, and stays as it is. */
const EXPRESSION = /\$\{[^}]*"/

/** All texts that need escapes. Those of several lines become here-documents, which have none. */
function textsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (/["\\]/.test(value) && !value.includes('\n') && !EXPRESSION.test(value)) found.add(value)
  } else if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) textsIn(each, found)
  }
  return found
}
