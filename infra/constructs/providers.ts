import { TerraformProvider, TerraformStack } from 'cdktf'
import type { Construct } from 'constructs'

interface Provider {
  source: string
  /** A version that has all that is used; the constraint allows its successors without breaking changes. */
  version: string
  constraint: string
}

/** Providers of which only one small resource is needed, so they have no package. */
const PROVIDERS = {
  // Features that Google's general provider does not have yet.
  'google-beta': { source: 'google-beta', version: '6.50.0', constraint: '~> 6.0' },
  time: { source: 'time', version: '0.13.1', constraint: '~> 0.12' },
} satisfies Record<string, Provider>

class SmallProvider extends TerraformProvider {
  readonly #settings: Record<string, unknown>

  constructor(scope: Construct, name: keyof typeof PROVIDERS, settings: Record<string, unknown>) {
    const { source, version, constraint } = PROVIDERS[name]
    super(scope, name, {
      terraformResourceType: name,
      terraformGeneratorMetadata: {
        providerName: name,
        providerVersion: version,
        providerVersionConstraint: constraint,
      },
      terraformProviderSource: source,
    })
    this.#settings = settings
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.#settings
  }

  /** HCL needs to know which attributes are blocks; none of these is. */
  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.#settings).map(([name, value]) => [
        name,
        { value, isBlock: false, type: 'simple', storageClassType: typeof value },
      ]),
    )
  }
}

/** The stack's only provider of that name, since Terraform allows one without an alias. */
export function smallProvider(
  scope: Construct,
  name: keyof typeof PROVIDERS,
  settings: Record<string, unknown> = {},
): TerraformProvider {
  const stack = TerraformStack.of(scope)
  const found = stack.node.tryFindChild(name)
  return found instanceof TerraformProvider ? found : new SmallProvider(stack, name, settings)
}
